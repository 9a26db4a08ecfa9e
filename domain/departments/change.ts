import { eq } from "drizzle-orm";
import { departments, editions, roleGrants, users } from "@/db/schema";
import { mailIssues, nameIssues, phoneIssues, slugIssues } from "@/domain/administration/forms";
import { addPlace, changePlace, deletePlace } from "@/domain/administration/places";
import type { Context } from "@/domain/context";
import { done, type Issue, type Outcome, refuse } from "@/domain/outcome";
import { oneLine } from "@/lib/words";

export type DepartmentFields = {
  nameEn: string;
  nameKo: string;
  phone: string;
  email: string;
  /** Where a reader asks for an accessible format. */
  formatsEmail: string;
};

/** Opens a department. Refuses: forbidden · malformed. */
export const addDepartment = (
  context: Context,
  input: DepartmentFields & { slug: string },
): Promise<Outcome<{ id: number }>> =>
  addPlace(context, departments, async (tx) => {
    const issues = [...slugIssues(input.slug), ...fieldIssues(input)];
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    const [made] = await tx
      .insert(departments)
      .values({ slug: input.slug, ...fieldSet(input) })
      .onConflictDoNothing()
      .returning();
    if (!made)
      return refuse({ code: "malformed", issues: [{ field: "slug", code: "slug_taken" }] });
    return done(made);
  });

/** Changes names and addresses; the slug stays, for lists are narrowed by it. Refuses: forbidden · not_found · stale · malformed. */
export const changeDepartment = (
  context: Context,
  input: DepartmentFields & { id: number; seen: string },
): Promise<Outcome<null>> =>
  changePlace(context, departments, input, async () => {
    const issues = fieldIssues(input);
    return issues.length > 0 ? refuse({ code: "malformed", issues }) : done(fieldSet(input));
  });

/** Deletes a department that no text, official or grant names. Refuses: forbidden · not_found · department_in_use. */
export const deleteDepartment = (context: Context, input: { id: number }): Promise<Outcome<null>> =>
  deletePlace(context, departments, input, { code: "department_in_use" }, async (tx, id) => {
    const [text] = await tx
      .select({ id: editions.id })
      .from(editions)
      .where(eq(editions.departmentId, id))
      .limit(1);
    const [official] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.departmentId, id))
      .limit(1);
    const [grant] = await tx
      .select({ id: roleGrants.id })
      .from(roleGrants)
      .where(eq(roleGrants.departmentId, id))
      .limit(1);
    return text !== undefined || official !== undefined || grant !== undefined;
  });

const fieldIssues = (input: DepartmentFields): Issue[] => [
  ...nameIssues(input),
  ...phoneIssues("phone", input.phone.trim()),
  ...mailIssues("email", input.email.trim()),
  ...mailIssues("formatsEmail", input.formatsEmail.trim()),
];

const fieldSet = (input: DepartmentFields) => ({
  nameEn: oneLine(input.nameEn),
  nameKo: oneLine(input.nameKo),
  phone: input.phone.trim(),
  email: input.email.trim(),
  formatsEmail: input.formatsEmail.trim(),
});
