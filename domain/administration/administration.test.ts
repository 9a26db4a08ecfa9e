import { describe, expect } from "vitest";
import { auditEvents, redirects } from "@/db/schema";
import { recordAudit, verifyAudit } from "@/domain/audit";
import {
  addBoard,
  addCategory,
  addSection,
  changeBoard,
  changeSection,
  deleteBoard,
  deleteCategory,
  deleteSection,
} from "@/domain/boards/change";
import { boardForDesk, sectionsWithBoards } from "@/domain/boards/queries";
import { roles } from "@/domain/context";
import { addDepartment, changeDepartment, deleteDepartment } from "@/domain/departments/change";
import { departmentForDesk } from "@/domain/departments/queries";
import { addRedirect, findRedirect, removeRedirect } from "@/domain/redirects/redirects";
import { changeSiteTexts, readSiteTexts, siteTextsNow } from "@/domain/site-texts";
import {
  as,
  givenBoard,
  givenDepartment,
  givenEdition,
  givenSection,
  givenUser,
  noon,
  test,
} from "@/domain/testing";
import { readTrail } from "@/domain/trail/trail";

const refused = (code: string) => ({ ok: false, refusal: { code } });
const issue = (code: string) => ({
  ok: false,
  refusal: { code: "malformed", issues: [expect.objectContaining({ code })] },
});
const office = {
  nameEn: "Water Office",
  nameKo: "수도과",
  phone: "044-000-1234",
  email: "water@example.go.kr",
  formatsEmail: "formats@example.go.kr",
};
const fields = {
  nameEn: "Consultations",
  nameKo: "의견 수렴",
  leadEn: "",
  leadKo: "",
  position: 3,
  pageSize: 20,
  secondPerson: true,
  licence: 1,
};

describe("boards", () => {
  test("a board is opened, renamed and closed again; its old addresses lead to the new ones, with their query", async ({
    db,
  }) => {
    const admin = as(await givenUser(db, "admin"), db);
    const section = await givenSection(db);
    const made = await addBoard(admin, { ...fields, sectionId: section.id, slug: "consultations" });
    if (!made.ok) throw new Error(made.refusal.code);
    const { id } = made.value;
    const seen = async () => (await boardForDesk(db, id))?.seen ?? "";
    const rename = async (slug: string) =>
      changeBoard(admin, { ...fields, id, seen: await seen(), sectionId: section.id, slug });

    expect((await rename("opinions")).ok).toBe(true);
    expect(await findRedirect(db, "/ko/consultations?q=water")).toBe("/ko/opinions?q=water");
    expect(await findRedirect(db, "/en/consultations/feed.atom")).toBe("/en/opinions/feed.atom");
    expect((await rename("your-opinions")).ok).toBe(true);
    expect(await findRedirect(db, "/en/consultations")).toBe("/en/your-opinions");
    expect((await rename("consultations")).ok).toBe(true);
    expect(await findRedirect(db, "/en/consultations")).toBeNull();
    expect(await findRedirect(db, "/en/opinions")).toBe("/en/consultations");
    expect((await deleteBoard(admin, { id })).ok).toBe(true);
    expect((await verifyAudit(db)).firstBroken).toBeNull();
  });

  test("an address of the site, a taken or a malformed slug is refused, and so are numbers out of bounds", async ({
    db,
  }) => {
    const admin = as(await givenUser(db, "admin"), db);
    const { id: sectionId } = await givenBoard(db).then(() => givenSection(db));
    const add = (change: object) =>
      addBoard(admin, { ...fields, sectionId, slug: "fine", ...change });
    for (const slug of ["search", "transparency", "api", "feeds", "not-found", "theme"])
      expect(await add({ slug })).toEqual(issue("slug_reserved"));
    for (const slug of ["", "Two", "a--b", "한글", "a/b", "x".repeat(81)])
      expect(await add({ slug })).toEqual(issue("slug_form"));
    expect(await add({ slug: "news-notices" })).toEqual(issue("slug_taken"));
    expect(await add({ pageSize: 101 })).toEqual(issue("number_bounds"));
    expect(await add({ licence: 5 })).toEqual(issue("number_bounds"));
    expect(await add({ sectionId: 987_654 })).toEqual(issue("choice_gone"));
    expect(await add({ nameKo: " " })).toEqual(issue("field_missing"));
    expect((await add({})).ok).toBe(true);
  });

  test("what holds a notice cannot be deleted; a stale form changes nothing", async ({ db }) => {
    const admin = as(await givenUser(db, "admin"), db);
    const board = await givenBoard(db);
    const names = { nameEn: "Water", nameKo: "수도", position: 1 };
    const category = await addCategory(admin, { ...names, boardId: board.id, slug: "water" });
    if (!category.ok) throw new Error(category.refusal.code);
    await givenEdition(db, { categoryId: category.value.id });
    expect(await deleteBoard(admin, { id: board.id })).toEqual(refused("board_in_use"));
    expect(await deleteCategory(admin, category.value)).toEqual(refused("category_in_use"));
    expect(await deleteSection(admin, { id: board.sectionId })).toEqual(refused("section_in_use"));
    const [section] = await sectionsWithBoards(db);
    const change = { ...names, id: section?.id ?? 0, seen: section?.seen ?? "" };
    expect((await changeSection(admin, change)).ok).toBe(true);
    expect(await changeSection(admin, { ...change, nameEn: "Later" })).toEqual(refused("stale"));
    const empty = await addSection(admin, { ...names, slug: "empty" });
    if (!empty.ok) throw new Error(empty.refusal.code);
    expect((await deleteSection(admin, empty.value)).ok).toBe(true);
  });
});

test("a department has contacts that can be used, and stays while a text names it", async ({
  db,
}) => {
  const admin = as(await givenUser(db, "admin"), db);
  const made = await addDepartment(admin, { ...office, slug: "water" });
  if (!made.ok) throw new Error(made.refusal.code);
  const { id } = made.value;
  const seen = (await departmentForDesk(db, id))?.seen ?? "";
  expect(await changeDepartment(admin, { ...office, id, seen, formatsEmail: "" })).toEqual(
    issue("mail_form"),
  );
  for (const email of ["a?bcc=b@example.go.kr", "a&b@example.go.kr", "a#b@c.kr", "a%40b@c.kr"])
    expect(await changeDepartment(admin, { ...office, id, seen, email })).toEqual(
      issue("mail_form"),
    );
  expect(await changeDepartment(admin, { ...office, id, seen, phone: "call us" })).toEqual(
    issue("phone_form"),
  );
  expect((await changeDepartment(admin, { ...office, id, seen, phone: "044-000-9999" })).ok).toBe(
    true,
  );
  expect(await changeDepartment(admin, { ...office, id, seen })).toEqual(refused("stale"));
  const used = await givenDepartment(db);
  await givenEdition(db);
  expect(await deleteDepartment(admin, { id: used.id })).toEqual(refused("department_in_use"));
  expect((await deleteDepartment(admin, { id })).ok).toBe(true);
});

test("a redirect leads from where nothing stands to what is public, and never on from another", async ({
  db,
}) => {
  const admin = as(await givenUser(db, "admin"), db);
  const { number } = await givenEdition(db, { state: "published" });
  const add = (from: string, to: string) => addRedirect(admin, { from, to });
  const made = await add("/old/view.do?id=7", String(number));
  if (!made.ok) throw new Error(made.refusal.code);
  expect(await findRedirect(db, "/old/view.do?id=7")).toBe(`/n/${number}`);
  expect(await findRedirect(db, "/old/view.do?id=8")).toBeNull();
  for (const from of [
    "",
    "old",
    "//evil.example",
    "/\\evil",
    "/a b",
    "https://evil.example/",
    "/a/../b",
    "/길",
    `/${"x".repeat(500)}`,
  ])
    expect(await add(from, "/en")).toEqual(issue("redirect_path"));
  for (const from of [
    "/en",
    "/en/news-notices",
    `/en/news-notices/${number}`,
    "/ko/search",
    "/admin",
    "/api/v1/x",
    "/n/3",
    "/sitemap.xml",
  ])
    expect(await add(from, "/en")).toEqual(issue("redirect_live"));
  expect(await add("/old/view.do?id=7", "/en")).toEqual(issue("redirect_double"));
  expect(await add("/new", "/old/view.do?id=7")).toEqual(issue("redirect_chain"));
  for (const to of ["/en/nothing-here", "/n/987654", "987654", "/en/news-notices/987654"])
    expect(await add("/new", to)).toEqual(issue("redirect_nowhere"));
  for (const to of ["https://evil.example/", "//evil.example"])
    expect(await add("/new", to)).toEqual(issue("redirect_path"));
  expect((await removeRedirect(admin, made.value)).ok).toBe(true);
  expect(await removeRedirect(admin, made.value)).toEqual(refused("stale"));
  expect(await db.select().from(redirects)).toEqual([]);
});

test("the words of the site are a manager's, in both languages, over what the form showed", async ({
  db,
}) => {
  const manager = as(await givenUser(db, "manager"), db);
  const { texts, seen } = await siteTextsNow(db);
  const next = { ...texts, "foot.ministry": { en: "Ministry of Water", ko: "수도부" } };
  expect(
    await changeSiteTexts(manager, {
      seen,
      texts: { ...next, "security.mail": { en: "no", ko: "no@example.kr" } },
    }),
  ).toEqual(issue("mail_form"));
  expect((await changeSiteTexts(manager, { seen, texts: next })).ok).toBe(true);
  expect(await readSiteTexts(db)).toEqual({
    "foot.ministry": { en: "Ministry of Water", ko: "수도부" },
  });
  expect(await changeSiteTexts(manager, { seen, texts })).toEqual(refused("stale"));
  const board = await givenBoard(db);
  const limited = await givenUser(db, "manager", { boardId: board.id });
  expect(await changeSiteTexts(as(limited, db), { seen, texts })).toEqual(refused("forbidden"));
});

test("each act of administration is refused to every other role", async ({ db }) => {
  const board = await givenBoard(db);
  const section = await givenSection(db);
  const department = await givenDepartment(db);
  const place = { nameEn: "A", nameKo: "가", position: 1 };
  const texts = (await siteTextsNow(db)).texts;
  for (const role of roles) {
    const context = as(await givenUser(db, role), db);
    const acts = {
      addBoard: () => addBoard(context, { ...fields, sectionId: section.id, slug: "x" }),
      changeBoard: () =>
        changeBoard(context, {
          ...fields,
          sectionId: section.id,
          slug: "x",
          id: board.id,
          seen: "",
        }),
      deleteBoard: () => deleteBoard(context, { id: board.id }),
      addSection: () => addSection(context, { ...place, slug: "x" }),
      changeSection: () => changeSection(context, { ...place, id: section.id, seen: "" }),
      deleteSection: () => deleteSection(context, { id: section.id }),
      addCategory: () => addCategory(context, { ...place, slug: "x", boardId: board.id }),
      addDepartment: () => addDepartment(context, { ...office, slug: "x" }),
      changeDepartment: () => changeDepartment(context, { ...office, id: department.id, seen: "" }),
      addRedirect: () => addRedirect(context, { from: "/old", to: "/en" }),
      removeRedirect: () => removeRedirect(context, { id: 1 }),
      changeSiteTexts: () => changeSiteTexts(context, { seen: "", texts }),
    };
    for (const [name, act] of Object.entries(acts)) {
      const may = name === "changeSiteTexts" ? role === "manager" : role === "admin";
      if (!may) expect.soft(await act(), `${role}: ${name}`).toEqual(refused("forbidden"));
    }
  }
  expect(await db.select().from(auditEvents)).toEqual([]);
});

describe("the record of who did what", () => {
  const all = { who: "", subject: "" };
  const event = (subject: string, actorId: number | null, at = noon, action = "edition.save") => ({
    at,
    actorId,
    role: actorId === null ? "system" : "editor",
    action,
    subject,
  });

  test("an author sees the own acts and texts, who checks the places of their grants, the others all", async ({
    db,
  }) => {
    const author = await givenUser(db, "author");
    const colleague = await givenUser(db, "author");
    const tenders = await givenBoard(db, { slug: "tenders" });
    const editor = await givenUser(db, "editor", { boardId: tenders.id });
    const mine = await givenEdition(db, { createdBy: author.id });
    const theirs = await givenEdition(db, { createdBy: colleague.id, board: "tenders" });
    await recordAudit(db, event(`edition:${mine.id}`, colleague.id));
    await recordAudit(db, event(`edition:${theirs.id}`, colleague.id));
    await recordAudit(db, event(`notice:${theirs.noticeId}`, null));
    await recordAudit(db, event(`user:${author.id}`, author.id));
    await recordAudit(db, event(`user:${colleague.id}`, colleague.id));
    const seen = async (actor: typeof author) =>
      (await readTrail(db, actor, all, { size: 50 })).map(({ id }) => id);
    expect(await seen(author)).toEqual([4, 1]);
    expect(await seen(editor)).toEqual([3, 2]);
    for (const role of ["manager", "admin", "auditor"] as const)
      expect(await seen(await givenUser(db, role))).toEqual([5, 4, 3, 2, 1]);
    expect(await seen({ ...author, id: 987_654, grants: [] })).toEqual([]);
  });

  test("an own act stays in sight, today's text of an edition that was taken out of it does not", async ({
    db,
  }) => {
    const tenders = await givenBoard(db, { slug: "tenders" });
    const editor = await givenUser(db, "editor", { boardId: tenders.id });
    const moved = await givenEdition(db, { title: "Said to nobody yet" });
    const seen = await givenEdition(db, { board: "tenders" });
    await recordAudit(db, event(`edition:${moved.id}`, editor.id));
    await recordAudit(db, event(`edition:${seen.id}`, editor.id));

    const events = await readTrail(db, editor, all, { size: 50 });

    expect(events.map(({ number, editionId }) => [number, editionId])).toEqual([
      [seen.number, seen.id],
      [moved.number, null],
    ]);
    expect(JSON.stringify(events)).not.toContain("Said to nobody yet");
  });

  test("it is narrowed by day in Seoul, person, act and notice, and read on by the last event seen", async ({
    db,
  }) => {
    const auditor = await givenUser(db, "auditor");
    const minjun = await givenUser(db, "editor", { name: "Kim Minjun" });
    const edition = await givenEdition(db);
    await recordAudit(
      db,
      event(`edition:${edition.id}`, minjun.id, new Date("2026-03-01T14:59:59Z")),
    );
    await recordAudit(
      db,
      event(
        `edition:${edition.id}`,
        minjun.id,
        new Date("2026-03-01T15:00:00Z"),
        "edition.publish",
      ),
    );
    await recordAudit(db, event(`notice:${edition.noticeId}`, null, noon, "notice.remove"));
    await recordAudit(db, event("user:1", minjun.id, noon, "user.signed_in"));
    const ids = async (filter: object, page: object = {}) =>
      (await readTrail(db, auditor, { ...all, ...filter }, { size: 50, ...page })).map(
        ({ id }) => id,
      );
    expect(await ids({ to: "2026-03-01" })).toEqual([1]);
    expect(await ids({ from: "2026-03-02" })).toEqual([4, 3, 2]);
    expect(await ids({ who: "minjun" })).toEqual([4, 2, 1]);
    expect(await ids({ who: "system" })).toEqual([3]);
    expect(await ids({ action: "edition.publish" })).toEqual([2]);
    expect(await ids({ subject: String(edition.number) })).toEqual([3, 2, 1]);
    expect(await ids({ subject: "user:1" })).toEqual([4]);
    expect(await ids({ subject: "%'; drop table" })).toEqual([]);
    expect(await ids({}, { size: 2 })).toEqual([4, 3]);
    expect(await ids({}, { size: 2, before: 3 })).toEqual([2, 1]);
  });
});
