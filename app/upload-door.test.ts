import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, vi } from "vitest";
import type { Database } from "@/db";
import { as, givenEdition, givenUser, test } from "@/domain/testing";
import { pdf } from "@/lib/inspect/made-files.fixture";

vi.mock("server-only", () => ({}));
vi.mock("@/app/context", () => ({
  officialCalling: async () => asking.context,
  deskSettings: () => ({ env: asking.env }),
  deskLang: async () => "en",
}));
/** A disk that is full, as the system says it: where files arrive, or where they are kept. */
const full = { arriving: false, keeping: false };
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  return {
    ...fs,
    createWriteStream: (path: string, options: object) =>
      fs.createWriteStream(full.arriving ? "/dev/full" : path, options),
  };
});
vi.mock("node:fs/promises", async (original) => {
  const fs = await original<typeof import("node:fs/promises")>();
  return {
    ...fs,
    open: async (path: string, flags: string, mode?: number) => {
      const file = await fs.open(path, flags, mode);
      if (!full.keeping || flags !== "wx") return file;
      const error = Object.assign(new Error("ENOSPC: no space left on device, write"), {
        code: "ENOSPC",
      });
      return Object.assign(file, { writeFile: () => Promise.reject(error) });
    },
  };
});

let folder = "";
const asking: { context: unknown; env: object } = { context: null, env: {} };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongji-door-"));
  asking.env = { arrivals: join(folder, "arrivals"), storageUrl: `file:${join(folder, "files")}` };
});
afterEach(() => {
  full.arriving = false;
  full.keeping = false;
  rmSync(folder, { recursive: true });
});

async function givenDraft(db: Database) {
  const author = await givenUser(db, "author");
  const context = as(author, db);
  asking.context = { ...context, session: { seenAt: context.now.getTime() } };
  return givenEdition(db, { createdBy: author.id });
}

async function send(editionId: number) {
  const { takeFiles } = await import("./upload-door");
  const form = new FormData();
  form.set("lockVersion", "1");
  for (const name of ["plan.pdf", "map.pdf"])
    form.append("file", new File([new Uint8Array(pdf())], name));
  const request = new Request("http://localhost/", { method: "POST", body: form });
  const answer = await takeFiles(request, String(editionId));
  return { status: answer.status, body: await answer.json() };
}

describe.skipIf(process.platform !== "linux")("a disk without room", () => {
  for (const where of ["arriving", "keeping"] as const)
    test(`where files are ${where} is told with 507 and a sentence for each file, and nothing of them is kept`, async ({
      db,
    }) => {
      const { id } = await givenDraft(db);
      full[where] = true;

      const { status, body } = await send(id);

      expect(status).toBe(507);
      expect(body.error).toMatchObject({ code: "file_no_room" });
      expect(body.error.words).toMatch(/no room/i);
      expect(body.refused.map(({ name }: { name: string }) => name)).toEqual([
        "plan.pdf",
        "map.pdf",
      ]);
      expect(await db.query.attachments.findMany()).toEqual([]);
      expect(await db.query.files.findMany()).toEqual([]);
      expect(await db.query.auditEvents.findMany()).toEqual([]);
      expect((await db.query.editions.findFirst())?.lockVersion).toBe(1);
      const left = readdirSync(folder, { recursive: true, withFileTypes: true });
      expect(left.filter((entry) => entry.isFile())).toEqual([]);

      full[where] = false; // Somebody made room.
      const again = await send(id);
      expect(again.status).toBe(201);
      expect(again.body.files).toHaveLength(2);
      expect(readdirSync(join(folder, "arrivals"))).toEqual([]);
    });
});
