import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant, ref } from "./columns";
import { editions } from "./notices";
import { users } from "./people";

/** A link by which people without an account see the text of an edition while it is under way. */
export const previewLinks = pgTable(
  "preview_link",
  {
    id: id(),
    editionId: ref("edition_id")
      .notNull()
      .references(() => editions.id),
    /** SHA-256 (hex) of the token; the token itself is kept nowhere. */
    tokenHash: text("token_hash").notNull().unique(),
    by: ref("by")
      .notNull()
      .references(() => users.id),
    at: instant("at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    revokedBy: ref("revoked_by").references(() => users.id),
  },
  (t) => [
    index("preview_link_edition").on(t.editionId),
    check("preview_link_token_hash", sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check("preview_link_expires", sql`${t.expiresAt} > ${t.at}`),
    check("preview_link_revoked_whole", sql`(${t.revokedAt} is null) = (${t.revokedBy} is null)`),
  ],
);

/** What somebody says of an edition before it is public: of the whole text, or of one block of its body. */
export const remarks = pgTable(
  "remark",
  {
    id: id(),
    editionId: ref("edition_id")
      .notNull()
      .references(() => editions.id),
    /** The block's place in the body when it was written, from 0; null with the two below: the text as a whole. */
    block: integer("block"),
    /** SHA-256 (hex) of that block's structure, by which it is found again wherever it has moved. */
    blockHash: text("block_hash"),
    /** Its first words: what is shown once it has changed or is gone. */
    excerpt: text("excerpt"),
    text: text("text").notNull(),
    by: ref("by")
      .notNull()
      .references(() => users.id),
    at: instant("at").notNull(),
    resolvedAt: instant("resolved_at"),
    resolvedBy: ref("resolved_by").references(() => users.id),
  },
  (t) => [
    index("remark_edition").on(t.editionId),
    check("remark_says", sql`${t.text} <> ''`),
    check("remark_block_whole", sql`num_nulls(${t.block}, ${t.blockHash}, ${t.excerpt}) in (0, 3)`),
    check("remark_block", sql`${t.block} >= 0 and ${t.blockHash} ~ '^[0-9a-f]{64}$'`),
    check("remark_resolved_whole", sql`(${t.resolvedAt} is null) = (${t.resolvedBy} is null)`),
  ],
);
