import { nameIn, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";

type Props = {
  lang: Lang;
  departments: readonly {
    id: number;
    nameEn: string;
    nameKo: string;
    phone: string;
    email: string;
    formatsEmail: string;
  }[];
};

/** Departments with the contacts readers see. */
export function DepartmentsTable({ lang, departments }: Props) {
  const say = speaker(lang);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section className="scroll gap1" aria-label={say("departments.title")} tabIndex={0}>
      <table className="list">
        <caption>{say("departments.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("notices.department")}</th>
            <th scope="col">{say("departments.phone")}</th>
            <th scope="col">{say("sign-in.email")}</th>
            <th scope="col">{say("departments.formats")}</th>
          </tr>
        </thead>
        <tbody>
          {departments.map((department) => (
            <tr key={department.id}>
              <th scope="row">
                <a className="t" href={paths.department(department.id)}>
                  {nameIn(lang, department)}
                </a>
              </th>
              <td>{department.phone}</td>
              <td>{department.email}</td>
              <td>{department.formatsEmail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
