import { expect, test } from "vitest";
import { openCrowd } from "./crowd";

test("no client takes all the places, and each place given back is the next one's", () => {
  const enter = openCrowd({ atOnce: 3, perClient: 2 });

  const first = enter("203.0.113.7");
  expect(enter("203.0.113.7")).not.toBeNull();
  expect(enter("203.0.113.7")).toBeNull();
  expect(enter("203.0.113.8")).not.toBeNull();
  expect(enter("203.0.113.9")).toBeNull();

  first?.();
  first?.(); // A place is one place.
  expect(enter("203.0.113.9")).not.toBeNull();
  expect(enter("203.0.113.10")).toBeNull();
});

test("a client of IPv6 has as many places under all addresses of its network", () => {
  const enter = openCrowd({ atOnce: 9, perClient: 1 });

  expect(enter("2001:0db8:0000:0001:0000:0000:0000:0001")).not.toBeNull();
  expect(enter("2001:0db8:0000:0001:ffff:0000:0000:0002")).toBeNull();
});
