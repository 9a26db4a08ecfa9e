import { FixedPage, type FixedProps, FixedSection, fixedHead } from "@/app/fixed-page";
import { openDoor } from "@/app/public-door";
import { Phone } from "@/components/public/parts";
import { listDepartments } from "@/domain/notices/public-queries";
import { isLang, nameIn, speaker } from "@/lib/i18n";

const page = {
  name: "contact",
  sections: [{ words: ["page.contact.1"] }],
} as const;

export const generateMetadata = (props: FixedProps) => fixedHead(page, props);

/** Whom to ask: the help line, each department, another format, a fault of the site. */
export default async function ContactPage(props: FixedProps) {
  const { lang: segment } = await props.params;
  const lang = isLang(segment) ? segment : "en";
  const { db, frame } = await openDoor();
  const say = speaker(lang, frame.texts);
  const departments = await listDepartments(db);
  const formats = say("page.contact.formats-address");
  const site = say("page.contact.site-address");
  const security = say("security.mail");
  return (
    <FixedPage page={page} {...props}>
      <FixedSection title={say("page.contact.line")}>
        <p>
          <Phone number={say("page.contact.line-number")} />. {say("page.contact.line.1")}
        </p>
        <p>{say("page.contact.line.2")}</p>
      </FixedSection>
      {departments.length > 0 ? (
        <section className="sec split" id="departments">
          <h2>{say("page.contact.departments")}</h2>
          <div>
            <p className="soft">{say("page.contact.departments.1")}</p>
            <ul className="offices plain-rows">
              {departments.map((department) => (
                <li key={department.slug} id={department.slug}>
                  <b>{nameIn(lang, department)}</b> <Phone number={department.phone} alone />{" "}
                  <a className="t" href={`mailto:${department.email}`}>
                    {department.email}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </section>
      ) : null}
      <FixedSection title={say("page.contact.formats")}>
        <p>
          {say("page.contact.formats.1")} <a href={`mailto:${formats}`}>{formats}</a>
        </p>
      </FixedSection>
      <FixedSection title={say("page.contact.site")}>
        <p>
          {say("page.contact.site.1")} <a href={`mailto:${site}`}>{site}</a>
        </p>
        <p>
          {say("page.contact.site.2")} <a href={`mailto:${security}`}>{security}</a>
        </p>
      </FixedSection>
    </FixedPage>
  );
}
