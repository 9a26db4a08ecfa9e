import { once } from "node:events";
import { request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import { describe, expect, test, vi } from "vitest";
import { openCrowd, openCrowds } from "./crowd";
import { door, html } from "./through.fixture";

describe("the doors of files", () => {
  test("slow downloads crowd out only downloads, and one that ends makes room for the next", async () => {
    const crowds = openCrowds();
    crowds.downloads = openCrowd({ atOnce: 1, perClient: 1 });
    const begun: ServerResponse[] = [];
    const give = (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, { "gongji-length": "6", "content-type": "application/pdf" });
      response.write("abc");
      begun.push(response);
    };
    const files = await door("files", give, crowds);
    const desk = await door("desk", html(""), crowds);

    const slow = files.send();
    await expect.poll(() => begun.length).toBe(1);
    await files.send();
    expect(files.outcomes).toEqual(["crowded"]);
    expect((await desk.send()).status).toBe(200);

    begun[0]?.end("def");
    expect((await slow).text).toBe("abcdef");
    const next = files.send();
    await expect.poll(() => begun.length).toBe(2);
    begun[1]?.end("def");
    expect((await next).status).toBe(200);
  });

  test("a download that is taken too slowly ends", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const files = await door("files", (_, response) => {
        response.writeHead(200, { "gongji-length": "65536", "content-type": "application/pdf" });
        response.write("abc");
      });
      const taken = new Promise<IncomingMessage>((resolve) =>
        ask({ port: files.port, path: "/x", agent: false }, resolve).end(),
      );
      const ended = once((await taken).resume(), "error");

      vi.advanceTimersByTime(60_500);
      expect(files.outcomes).toEqual([]);
      vi.advanceTimersByTime(600);
      await ended;
      await expect.poll(() => files.outcomes).toEqual(["answered"]);
    } finally {
      vi.useRealTimers();
    }
  });

  test.for([
    [410, "gone"],
    [502, "damaged"],
    [503, "crowded"],
    [404, "missing"],
  ] as const)("what says %i is worded by the porch: %s", async ([status, outcome]) => {
    for (const name of ["files", "shown", "previewed"] as const) {
      const files = await door(name, (_, response) => response.writeHead(status).end());

      await files.send();

      expect(files.outcomes).toEqual([outcome]);
    }
  });

  test("tell the length that Next would not, and say who may frame what", async () => {
    const give = (_: IncomingMessage, response: ServerResponse) =>
      response
        .writeHead(200, { "gongji-length": "3", "content-type": "application/pdf" })
        .end("abc");
    const saved = await (await door("files", give)).send();
    const shown = await (await door("shown", give)).send();
    const previewed = await (await door("previewed", give)).send();

    for (const { headers, text } of [saved, shown, previewed]) {
      expect([headers["content-length"], headers["gongji-length"], text]).toEqual([
        "3",
        undefined,
        "abc",
      ]);
    }
    expect(saved.headers["content-security-policy"]).toMatch(/^sandbox; .*frame-ancestors 'none'$/);
    expect(shown.headers["content-security-policy"]).toMatch(/frame-ancestors 'self'$/);
    // Of what is under way nothing is kept, found by searching, or told to another site.
    expect(previewed.headers).toMatchObject({
      "content-security-policy": saved.headers["content-security-policy"],
      ...{ "cache-control": "no-store", "x-robots-tag": "noindex" },
      "referrer-policy": "no-referrer",
    });
  });

  test("break off what ends before its length, so that nobody takes half a file for the whole", async () => {
    const half = await door("files", (_, response) => {
      response.writeHead(200, { "gongji-length": "300", "content-type": "application/pdf" });
      response.write("abc", () => response.destroy());
    });

    await expect(half.send()).rejects.toThrow();
  });
});

describe("files that are sent to a draft", () => {
  const large = Buffer.alloc(20 * 1024 * 1024, "x");

  test("go on as they arrive, past what a form may hold", async () => {
    let bytes = 0;
    const upload = await door("upload", (request, response) => {
      request.on("data", (piece) => (bytes += piece.length));
      request.on("end", () => response.writeHead(201).end("{}"));
    });

    const answer = await upload.send({}, "POST", large);

    expect(answer.status).toBe(201);
    expect(bytes).toBe(large.length);
    expect(upload.outcomes).toEqual(["answered"]);
  });

  test("are not taken in without a session; whoever is behind the door says so", async () => {
    let bytes = 0;
    const next = (request: IncomingMessage, response: ServerResponse) => {
      request.on("data", (piece) => (bytes += piece.length));
      response.writeHead(401).end("{}");
    };
    const upload = await door("upload", next, openCrowds(), () => false);

    expect((await upload.send({}, "POST", large)).status).toBe(401);
    expect(bytes).toBe(0);
  });

  test("are refused early, and the sender hears it", async () => {
    const upload = await door("upload", (_, response) => {
      response.writeHead(409).end('{"error":{}}');
    });

    const answer = await upload.send({}, "POST", large);

    expect(answer).toMatchObject({ status: 409, text: '{"error":{}}' });
  });

  test("have an end: more than an edition can hold is not begun, whoever says how much", async () => {
    let asked = 0;
    const upload = await door("upload", (request, response) => {
      asked += 1;
      request.resume();
      response.end();
    });

    await upload.send({ "content-length": String(2 ** 31) }, "POST");

    await vi.waitFor(() => expect(upload.outcomes).toEqual(["too-large"]));
    expect(asked).toBe(0);
  });
});
