import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { id, instant, ref } from "./columns";
import { editions } from "./notices";

/** Stored bytes, named by their SHA-256 (hex). */
export const files = pgTable(
  "file",
  {
    sha256: text("sha256").primaryKey(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    mediaType: text("media_type").notNull(),
    createdAt: instant("created_at").notNull(),
    /** When an entry that named it was last taken away: it is kept a day from then on, for a backup that runs. */
    releasedAt: instant("released_at"),
  },
  (t) => [
    check("file_sha256", sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check("file_bytes", sql`${t.bytes} >= 0`),
  ],
);

/** An entry of an edition: a file to take along, or an image its body shows. */
export const attachments = pgTable(
  "attachment",
  {
    id: id(),
    editionId: ref("edition_id")
      .notNull()
      .references(() => editions.id),
    sha256: text("sha256").references(() => files.sha256),
    /** An image's second, narrower drawing. */
    smallSha256: text("small_sha256").references(() => files.sha256),
    /** Pixels of an image. */
    width: integer("width"),
    height: integer("height"),
    /** An imported attachment whose bytes stayed on the old board: its address there. */
    sourceUrl: text("source_url"),
    role: text("role", { enum: ["file", "image"] })
      .notNull()
      .default("file"),
    position: integer("position").notNull(),
    /** Name for people and for the download; never a path. */
    name: text("name").notNull(),
    title: text("title").notNull().default(""),
    /** null: nobody has said. */
    accessible: boolean("accessible"),
    /** Of a file what serves in its place; of an image what it shows, "" where it is decorative, null where nobody has said. */
    alternative: text("alternative"),
    extractedText: text("extracted_text"),
  },
  (t) => [
    unique("attachment_position").on(t.editionId, t.role, t.position),
    // Whether stored bytes are named by anything at all.
    index("attachment_sha256").on(t.sha256),
    index("attachment_small_sha256").on(t.smallSha256).where(sql`${t.smallSha256} is not null`),
    check("attachment_from", sql`${t.sha256} is not null or ${t.sourceUrl} is not null`),
  ],
);
