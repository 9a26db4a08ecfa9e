import { AdminForm } from "@/components/desk/admin-form";
import { departmentFields } from "@/components/desk/place-fields";
import { mayAdminister } from "@/domain/administration/rights";
import { departmentForDesk } from "@/domain/departments/queries";
import { nameIn } from "@/lib/i18n";
import { idIn, paths } from "@/lib/paths";
import { adminPage, adminTitle, type Search } from "../../admin-door";
import { setDepartment } from "../actions";

type Props = { params: Promise<{ department: string }>; searchParams: Search };

export const generateMetadata = async ({ params }: Props) =>
  adminTitle("departments.page", { id: idIn((await params).department) });

/** One department. */
export default async function DepartmentPage({ params, searchParams }: Props) {
  const id = idIn((await params).department);
  const page = paths.department(id);
  return adminPage(page, mayAdminister, searchParams, async ({ context, lang, say }) => {
    const department = await departmentForDesk(context.db, id);
    if (!department) return { code: "not_found" };
    const shared = { lang, action: setDepartment, page };
    return {
      title: nameIn(lang, department),
      via: [{ href: paths.departments, name: say("departments.title") }],
      children: (
        <div className="narrow">
          <AdminForm
            {...shared}
            label={nameIn(lang, department)}
            hidden={{ id: String(id), seen: department.seen }}
            fields={departmentFields(lang, department)}
            buttons={[{ step: "change", name: say("admin.save") }]}
          />
          <AdminForm
            {...shared}
            prefix="delete-"
            label={say("departments.delete")}
            hidden={{ id: String(id) }}
            buttons={[{ step: "delete", name: say("departments.delete"), plain: true }]}
          />
        </div>
      ),
    };
  });
}
