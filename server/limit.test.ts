import { expect, test } from "vitest";
import { openLimit } from "./limit";

test("a client may ask so often in a minute, then not, then again", () => {
  let now = 0;
  const take = openLimit({ quota: 2 }, () => now);

  expect(take("203.0.113.7")).toEqual({
    allowed: true,
    headers: { "ratelimit-policy": '"api";q=2;w=60', ratelimit: '"api";r=1;t=60' },
  });
  now = 10_500;
  expect(take("203.0.113.7").allowed).toBe(true);
  expect(take("203.0.113.7")).toEqual({
    allowed: false,
    headers: {
      "ratelimit-policy": '"api";q=2;w=60',
      ratelimit: '"api";r=0;t=50',
      "retry-after": "50",
    },
  });
  expect(take("203.0.113.8").allowed).toBe(true);
  now = 60_000;
  expect(take("203.0.113.7").allowed).toBe(true);
});

test("an IPv6 client is its /64", () => {
  const take = openLimit({ quota: 1 }, () => 0);

  expect(take("2001:0db8:0000:0001:0000:0000:0000:0001").allowed).toBe(true);
  expect(take("2001:0db8:0000:0001:ffff:0000:0000:0002").allowed).toBe(false);
  expect(take("2001:0db8:0000:0002:0000:0000:0000:0001").allowed).toBe(true);
});

test("a crowd of clients is forgotten from its oldest on", () => {
  const take = openLimit({ quota: 1, clientsAtMost: 2 }, () => 0);

  for (const address of ["10.0.0.1", "10.0.0.2", "10.0.0.3"]) take(address);

  expect(take("10.0.0.3").allowed).toBe(false);
  expect(take("10.0.0.1").allowed).toBe(true);
});
