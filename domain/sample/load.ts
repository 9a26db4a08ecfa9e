import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { count } from "drizzle-orm";
import type { Database } from "@/db";
import {
  type SampleNotice,
  type SampleText,
  sampleBoards,
  sampleDepartments,
  sampleFiles,
  sampleImage,
  sampleNotices,
  sampleSections,
} from "@/db/sample";
import { boards, departments, files, roleGrants, roleName, sections, users } from "@/db/schema";
import { announceEverything } from "@/domain/notices/announce";
import { type ArchivedAttachment, placePublished } from "@/domain/notices/archive";
import { generatePassword, hashPassword } from "@/domain/users/password";
import { type Block, type Body, fromMarkdown } from "@/lib/body";
import { invariant } from "@/lib/invariant";
import { openStorage, type Storage } from "@/lib/storage";
import { dayStart, type Lang } from "@/lib/time";

const firstNumber = 1001;
const pinnedUntil = dayStart("2031-01-01");
const names = {
  author: "Kim Minjun",
  editor: "Lee Seoyeon",
  manager: "Park Jiwoo",
  admin: "Choi Areum",
  auditor: "Jung Dahye",
} as const;

/**
 * Loads the sample board into an empty database, with one account per role, in one transaction.
 * Where there is a board or an official already it does nothing. Passwords go to `accounts.json` (mode 600) first.
 */
export async function loadSampleBoard(given: {
  db: Database;
  storageUrl: string;
  dataDir: string;
  now: Date;
}): Promise<{ notices: number }> {
  const storage = openStorage(given.storageUrl);
  const accounts = await makeAccounts();
  return given.db.transaction(async (tx) => {
    const [board] = await tx.select({ n: count() }).from(boards);
    const [user] = await tx.select({ n: count() }).from(users);
    if ((board?.n ?? 0) + (user?.n ?? 0) > 0) return { notices: 0 };
    const places = await placePlaces(tx);
    await placeAccounts(tx, accounts, places.departments.get("civil-service") ?? null, given.now);
    const stored = await placeFiles(tx, storage, given.now);
    for (const [index, notice] of sampleNotices.entries())
      await placeNotice(tx, notice, firstNumber + index, places, stored, given.now);
    await announceEverything(tx);
    await writeAccounts(given.dataDir, accounts);
    return { notices: sampleNotices.length };
  });
}

type Account = {
  role: (typeof roleName.enumValues)[number];
  email: string;
  password: string;
  passwordHash: string;
};

const makeAccounts = (): Promise<Account[]> =>
  Promise.all(
    roleName.enumValues.map(async (role) => {
      const password = generatePassword();
      return {
        role,
        email: `${role}@gongji.example`,
        password,
        passwordHash: await hashPassword(password),
      };
    }),
  );

async function placeAccounts(
  tx: Database,
  accounts: readonly Account[],
  departmentId: number | null,
  now: Date,
): Promise<void> {
  for (const { role, email, passwordHash } of accounts) {
    const [user] = await tx
      .insert(users)
      .values({ email, name: names[role], passwordHash, departmentId, createdAt: now })
      .returning({ id: users.id });
    invariant(user, "an inserted user has an id");
    await tx.insert(roleGrants).values({ userId: user.id, role });
  }
}

async function writeAccounts(dataDir: string, accounts: readonly Account[]): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, "accounts.json");
  const list = accounts.map(({ role, email, password }) => ({ role, email, password }));
  await writeFile(`${path}.new`, `${JSON.stringify(list, null, 2)}\n`, { mode: 0o600 });
  await chmod(`${path}.new`, 0o600);
  await rename(`${path}.new`, path);
}

async function placePlaces(tx: Database) {
  const bySlug = (rows: readonly { id: number; slug: string }[]) =>
    new Map(rows.map(({ id, slug }) => [slug, id]));
  const sectionIds = bySlug(
    await tx
      .insert(sections)
      .values([...sampleSections])
      .returning({ id: sections.id, slug: sections.slug }),
  );
  const boardIds = bySlug(
    await tx
      .insert(boards)
      .values(
        sampleBoards.map(({ section, ...board }) => ({
          ...board,
          sectionId: sectionIds.get(section) ?? 0,
        })),
      )
      .returning({ id: boards.id, slug: boards.slug }),
  );
  const departmentIds = bySlug(
    await tx
      .insert(departments)
      .values(
        sampleDepartments.map(({ contact: _, ...each }) => ({
          ...each,
          email: `${each.slug}@gongji.example`,
          formatsEmail: "formats@gongji.example",
        })),
      )
      .returning({ id: departments.id, slug: departments.slug }),
  );
  return { boards: boardIds, departments: departmentIds };
}

type Stored = { image: string; files: Record<keyof typeof sampleFiles, string> };

async function placeFiles(tx: Database, storage: Storage, now: Date): Promise<Stored> {
  const keep = async (file: string, mediaType: string) => {
    const bytes = await readFile(join("db", "sample", "files", file));
    const sha256 = await storage.put(bytes);
    await tx
      .insert(files)
      .values({ sha256, bytes: bytes.length, mediaType, createdAt: now })
      .onConflictDoNothing();
    return sha256;
  };
  const { kiosks, form, fees } = sampleFiles;
  return {
    image: await keep(sampleImage.file, sampleImage.mediaType),
    files: {
      kiosks: await keep(kiosks.file, kiosks.mediaType),
      form: await keep(form.file, form.mediaType),
      fees: await keep(fees.file, fees.mediaType),
    },
  };
}

type Places = Awaited<ReturnType<typeof placePlaces>>;

async function placeNotice(
  tx: Database,
  notice: SampleNotice,
  number: number,
  places: Places,
  stored: Stored,
  now: Date,
): Promise<void> {
  let noticeId: number | undefined;
  for (const lang of ["en", "ko"] as const) {
    const first = notice[lang];
    if (!first) continue;
    const later = notice.revisions?.[lang] ?? [];
    const texts = [{ text: first, date: notice.date }, ...later];
    for (const [index, version] of texts.entries()) {
      const last = index === texts.length - 1;
      const withdrawn = last ? notice.withdrawn : undefined;
      const placed = await placePublished(tx, {
        ...(noticeId === undefined ? { number } : { noticeId }),
        ...(index === 0
          ? {}
          : {
              changeType: later[index - 1]?.type ?? "minor",
              changeNote: later[index - 1]?.note ?? "",
            }),
        boardId: places.boards.get(notice.board) ?? 0,
        departmentId: places.departments.get(notice.department) ?? 0,
        lang,
        version: index + 1,
        state: last ? (withdrawn ? "withdrawn" : "published") : "superseded",
        title: version.text[0],
        summary: version.text[1],
        body: bodyOf(version.text, lang, stored.image),
        contact:
          sampleDepartments.find(({ slug }) => slug === notice.department)?.contact[lang] ?? "",
        licence: 1,
        publishedAt: seoul(version.date),
        ...(withdrawn
          ? { withdrawnAt: seoul(withdrawn.date), explanation: withdrawn[lang] ?? "" }
          : {}),
        ...(notice.endsAt ? { endsAt: seoul(notice.endsAt) } : {}),
        ...(notice.pinned ? { pinnedUntil, pinnedRank: notice.pinned } : {}),
        ...(notice.baseline
          ? {
              readBaseline: notice.baseline,
              readBaselineDate: "2026-11-01",
              readBaselineSource: "the previous site",
            }
          : {}),
        attachments: attachmentsOf(notice, lang, stored),
        now,
      });
      noticeId = placed.noticeId;
    }
  }
}

/** `2026-11-20T10:00` on a clock in Seoul. */
const seoul = (wall: string): Date => new Date(`${wall}:00+09:00`);

/** The line `{{image}}` stands for the picture of the way. */
function bodyOf([, , markdown]: SampleText, lang: Lang, sha256: string): Body {
  const { alt, caption, width, height } = sampleImage;
  const image: Block = {
    type: "image",
    attrs: { sha256, alt: alt[lang], decorative: false, caption: caption[lang], width, height },
  };
  const body = fromMarkdown(markdown);
  const isMark = (block: Block) =>
    block.type === "paragraph" &&
    block.content?.[0]?.type === "text" &&
    block.content[0].text === "{{image}}";
  return { type: "doc", content: body.content.map((block) => (isMark(block) ? image : block)) };
}

function attachmentsOf(notice: SampleNotice, lang: Lang, stored: Stored): ArchivedAttachment[] {
  const entries = (notice.files ?? []).map((key, position): ArchivedAttachment => {
    const { name, accessible } = sampleFiles[key];
    return {
      sha256: stored.files[key],
      role: "file",
      position,
      name: name[lang],
      title: name[lang].replace(/\.\w+$/, ""),
      accessible,
      alternative: null,
    };
  });
  const image: ArchivedAttachment = {
    sha256: stored.image,
    role: "image",
    position: 0,
    name: sampleImage.file,
    title: "",
    accessible: null,
    alternative: sampleImage.alt[lang],
  };
  return notice.image ? [...entries, image] : entries;
}
