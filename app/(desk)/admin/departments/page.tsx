import { DepartmentsTable } from "@/components/desk/departments-table";
import { mayAdminister } from "@/domain/administration/rights";
import { listDepartments } from "@/domain/departments/queries";
import { paths } from "@/lib/paths";
import { adminPage, adminTitle, type Search } from "../admin-door";

export const generateMetadata = () => adminTitle("departments.title");

/** All departments with the contacts readers see. */
export default async function DepartmentsPage({ searchParams }: { searchParams: Search }) {
  return adminPage(
    paths.departments,
    mayAdminister,
    searchParams,
    async ({ context, lang, say }) => ({
      title: say("departments.title"),
      begin: { href: paths.newDepartment, name: say("departments.new") },
      children: (
        <>
          <DepartmentsTable lang={lang} departments={await listDepartments(context.db)} />
        </>
      ),
    }),
  );
}
