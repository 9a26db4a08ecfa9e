import { describe, expect } from "vitest";
import { readKeys } from "@/db/schema";
import { noon, test } from "@/domain/testing";
import { dayKeys, daysAhead, destroyKeys } from "./keys";

describe("the key of a day", () => {
  test("is the same for every process, and another one each day", async ({ db }) => {
    const first = await dayKeys(db, daysAhead(noon));
    const second = await dayKeys(db, daysAhead(noon));

    expect(daysAhead(noon)).toEqual(["2026-03-02", "2026-03-03"]);
    expect(second).toEqual(first);
    expect(first.get("2026-03-02")).toHaveLength(32);
    expect(first.get("2026-03-02")).not.toEqual(first.get("2026-03-03"));
  });

  test("drawn while the database was away is taken where none stands", async ({ db }) => {
    const own = new Map([["2026-03-02", Buffer.alloc(32, 7)]]);
    expect((await dayKeys(db, ["2026-03-02"], own)).get("2026-03-02")).toEqual(Buffer.alloc(32, 7));
    const late = new Map([["2026-03-02", Buffer.alloc(32, 8)]]);
    expect((await dayKeys(db, ["2026-03-02"], late)).get("2026-03-02")).toEqual(
      Buffer.alloc(32, 7),
    );
  });

  test("is destroyed 48 hours after its day ends in Seoul, not sooner", async ({ db }) => {
    await dayKeys(db, ["2026-03-02"]);

    await destroyKeys(db, new Date("2026-03-04T14:59:59.999Z"));
    expect(await db.select().from(readKeys)).toHaveLength(1);

    await destroyKeys(db, new Date("2026-03-04T15:00:00.000Z"));
    expect(await db.select().from(readKeys)).toEqual([]);
  });
});
