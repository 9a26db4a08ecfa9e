import { expect, vi } from "vitest";
import type { Database } from "@/db";
import { test } from "@/domain/testing";
import { keyring } from "./keyring";

const morning = new Date("2028-02-28T00:00:00.000Z"); // 09:00 on the 28th in Seoul
const noon = new Date("2028-02-28T03:00:00.000Z");

test("midnight needs no database: tomorrow's key is there since the start, the next one since noon", async ({
  db,
}) => {
  const said = vi.fn();
  const keys = keyring(db, said);
  await keys.draw(morning);
  expect(keys.isDue(morning)).toBe(false);
  expect(keys.isDue(noon)).toBe(false);

  const atMidnight = keys.of("2028-02-29");

  expect(keys.isDue(new Date("2028-02-29T02:59:00.000Z"))).toBe(false);
  expect(keys.isDue(new Date("2028-02-29T03:00:00.000Z"))).toBe(true);
  await keys.draw(new Date("2028-02-29T03:00:00.000Z"));
  expect(keys.of("2028-02-29")).toEqual(atMidnight);
  expect(keys.of("2028-03-01")).toHaveLength(32);
  expect(said).not.toHaveBeenCalled();
});

test("a day that began with the database away has a key all the same, and all processes take it afterwards", async ({
  db,
}) => {
  const said = vi.fn();
  const away = keyring(null as unknown as Database, said);
  const drawn = away.of("2028-02-29");
  expect(said).toHaveBeenCalledOnce();

  const back = keyring(db, said);
  const own = back.of("2028-02-29");
  expect(own).not.toEqual(drawn);
  expect(back.isDue(morning)).toBe(true);
  await back.draw(new Date("2028-02-29T00:00:00.000Z"));

  const other = keyring(db, said);
  await other.draw(new Date("2028-02-29T00:00:00.000Z"));
  expect(other.of("2028-02-29")).toEqual(own);
});
