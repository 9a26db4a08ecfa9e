import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { clientAddress, parseAddress, parseRanges } from "./address";
import { originMark, visitorOf } from "./visitor";

const monday = Buffer.alloc(32, 1);
const tuesday = Buffer.alloc(32, 2);
const address = (text: string) => {
  const bytes = parseAddress(text);
  if (!bytes) throw new Error(`${text} is no address`);
  return bytes;
};
const minjun = {
  notice: 1001,
  address: address("203.0.113.7"),
  agent: "Mozilla/5.0 (X11)",
  languages: "ko-KR,ko",
};
const hex = (given: Partial<typeof minjun>, key = monday) =>
  visitorOf(key, { ...minjun, ...given }).toString("hex");

describe("visitorOf", () => {
  test("the same person on the same notice and day is one visitor, of 16 bytes", () => {
    expect(hex({})).toBe(hex({}));
    expect(hex({})).toMatch(/^[0-9a-f]{32}$/);
  });

  test("another notice, address, agent, language or day is another visitor", () => {
    const all = [
      hex({}),
      hex({ notice: 1002 }),
      hex({ address: address("203.0.113.8") }),
      hex({ agent: "Lynx/2.9" }),
      hex({ languages: "en" }),
      hex({}, tuesday),
    ];
    expect(new Set(all).size).toBe(6);
  });

  test("what ends one field cannot pass for the start of the next", () => {
    expect(hex({ agent: "ab", languages: "c" })).not.toBe(hex({ agent: "a", languages: "bc" }));
  });

  test("an IPv4 address is the same visitor written as IPv6", () => {
    expect(hex({ address: address("::ffff:203.0.113.7") })).toBe(hex({}));
    expect(hex({ address: address("::ffff:cb00:7107") })).toBe(hex({}));
  });
});

describe("both are HMAC-SHA-256 of their fields, each after its length in four bytes", () => {
  const reference = (fields: (string | Buffer)[], bytes: number) => {
    const hmac = createHmac("sha256", monday);
    for (const field of fields) {
      const body = Buffer.from(field as string);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(body.length);
      hmac.update(length).update(body);
    }
    return hmac.digest().subarray(0, bytes).toString("hex");
  };

  test.for(["Mozilla/5.0 (X11)", "", "한글 브라우저", "x".repeat(16_000), "글".repeat(2_000)])(
    "with the agent %s",
    (agent) => {
      const { notice, address: from, languages } = minjun;
      expect(hex({ agent })).toBe(reference([String(notice), from, agent, languages], 16));
    },
  );

  test("and the origin too", () => {
    const origin = originMark(monday, { notice: 1001, address: minjun.address, hour: 9 });
    expect(origin.toString("hex")).toBe(reference(["origin", "1001", minjun.address, "9"], 8));
  });
});

describe("originMark", () => {
  const mark = (text: string, hour = 9, notice = 1001) =>
    originMark(monday, { notice, address: address(text), hour }).toString("hex");

  test("one IPv6 household is one origin, another /64 is another", () => {
    expect(mark("2001:db8:1:2::10")).toBe(mark("2001:db8:1:2:ffff::1"));
    expect(mark("2001:db8:1:2::10")).not.toBe(mark("2001:db8:1:3::10"));
    expect(mark("2001:db8:1:2::10")).toMatch(/^[0-9a-f]{16}$/);
  });

  test("each IPv4 address, hour and notice has an origin of its own", () => {
    const all = [
      mark("203.0.113.7"),
      mark("203.0.113.8"),
      mark("203.0.113.7", 10),
      mark("203.0.113.7", 9, 1002),
    ];
    expect(new Set(all).size).toBe(4);
  });
});

describe("clientAddress", () => {
  const proxies = parseRanges(["10.0.0.0/8", "2001:db8:ffff::/48", "loopback"]);
  const ask = (remote: string, forwarded: string, trusted = proxies) =>
    clientAddress(remote, forwarded, trusted)?.toString("hex") ?? null;
  const told = (text: string) => address(text).toString("hex");

  test("without trusted hops nobody can write an address of their own", () => {
    expect(ask("203.0.113.7", "198.51.100.1", [])).toBe(told("203.0.113.7"));
  });

  test("a stranger's header is not believed", () => {
    expect(ask("203.0.113.7", "198.51.100.1")).toBe(told("203.0.113.7"));
  });

  test("behind trusted hops it is the first address from the right that is not one", () => {
    expect(ask("10.0.0.1", "1.1.1.1, 198.51.100.1, 10.9.9.9")).toBe(told("198.51.100.1"));
    expect(ask("::ffff:10.0.0.1", "198.51.100.1:4711")).toBe(told("198.51.100.1"));
    expect(ask("127.0.0.1", "[2001:db8::7]:443, 2001:db8:ffff::1")).toBe(told("2001:db8::7"));
  });

  test("what is no address ends the walk at the last hop that was", () => {
    expect(ask("10.0.0.1", "198.51.100.1, unknown")).toBe(told("10.0.0.1"));
    expect(ask("10.0.0.1", "")).toBe(told("10.0.0.1"));
    expect(clientAddress(undefined, "198.51.100.1", proxies)).toBeNull();
  });

  test("a range that is none is refused by name", () => {
    expect(() => parseRanges(["10.0.0.0/33"])).toThrow(/TRUSTED_PROXIES.*10\.0\.0\.0\/33/);
    expect(() => parseRanges(["proxy.local"])).toThrow(/proxy\.local/);
  });

  test("a range that does not end on a byte holds what it says", () => {
    const half = parseRanges(["10.0.16.0/20"]);
    expect(ask("10.0.31.255", "198.51.100.1", half)).toBe(told("198.51.100.1"));
    expect(ask("10.0.32.0", "198.51.100.1", half)).toBe(told("10.0.32.0"));
  });
});
