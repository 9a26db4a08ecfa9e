import { AdminForm } from "@/components/desk/admin-form";
import { departmentFields } from "@/components/desk/place-fields";
import { mayAdminister } from "@/domain/administration/rights";
import { paths } from "@/lib/paths";
import { adminPage, adminTitle, type Search } from "../../admin-door";
import { setDepartment } from "../actions";

export const generateMetadata = () => adminTitle("departments.new");

/** A new department. */
export default async function NewDepartmentPage({ searchParams }: { searchParams: Search }) {
  return adminPage(paths.newDepartment, mayAdminister, searchParams, async ({ lang, say }) => ({
    title: say("departments.new"),
    via: [{ href: paths.departments, name: say("departments.title") }],
    children: (
      <div className="narrow">
        <AdminForm
          lang={lang}
          action={setDepartment}
          page={paths.newDepartment}
          label={say("departments.new")}
          fields={departmentFields(lang)}
          buttons={[{ step: "add", name: say("departments.add") }]}
        />
      </div>
    ),
  }));
}
