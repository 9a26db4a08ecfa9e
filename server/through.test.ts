import { once } from "node:events";
import {
  request as ask,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Crowds, openCrowd, openCrowds } from "./crowd";
import { securityHeaders } from "./headers";
import { openInner } from "./inner";
import { asPath, type Door, largestForm, passThrough } from "./through";

const publicUrl = "http://localhost:41301";
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

/** A door with `next` behind it in place of Next, over the socket Next stands behind. */
async function door(
  name: Door,
  next: (request: IncomingMessage, response: ServerResponse) => void,
  crowds: Crowds = openCrowds(),
  isOfficial = () => true,
) {
  const inner = await openInner(next, publicUrl);
  const outcomes: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const address = "203.0.113.7";
    const security = securityHeaders(false);
    const pulse = { ask: async () => true };
    const given = {
      request,
      response,
      door: name,
      path,
      address,
      inner,
      crowds,
      isOfficial,
      pulse,
      security,
      publicUrl,
    };
    void passThrough({ ...given, requestId: "r1" }).then((outcome) => {
      outcomes.push(outcome);
      if (outcome !== "answered") response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  open.push(async () => {
    await new Promise((resolve) => server.close(resolve));
    await inner.close();
  });
  const send = (
    headers: Record<string, string> = {},
    method = "GET",
    body: Buffer | string = "",
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = ask({ port, path: "/x", headers, method, agent: false }, (answer) => {
        let text = "";
        answer.on("data", (chunk) => (text += chunk));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        );
      });
      asked.on("error", reject);
      asked.end(body);
    });
  return { send, outcomes, port };
}

const html = (text: string) => (_: IncomingMessage, response: ServerResponse) => {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<html><head><title>Desk</title>${text}</head><body>Text</body></html>`);
};

describe("what goes through to Next", () => {
  test("the desk's policy names one nonce, to Next and to the browser, and nothing is kept", async () => {
    let told: string | undefined;
    const desk = await door("desk", (request, response) => {
      told = String(request.headers["content-security-policy"]);
      html("")(request, response);
    });

    const first = await desk.send({ "content-security-policy": "script-src 'nonce-mine'" });
    const second = await desk.send();

    expect(first.headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[\w+/=]+'/);
    expect(second.headers["content-security-policy"]).toBe(told);
    expect(second.headers["content-security-policy"]).not.toBe(
      first.headers["content-security-policy"],
    );
    expect(first.headers["cache-control"]).toBe("no-store");
  });

  test("a call of an action is let through with its arguments alone: Next fails at anything else", async () => {
    const heard: number[] = [];
    const desk = await door("desk", (request, response) => {
      heard.push(Number(request.headers["content-length"]));
      html("")(request, response);
    });
    const part = (name: string) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n[]\r\n--b--\r\n`;
    const call = async (type: string, body: string) => {
      await desk.send({ "next-action": "a", "content-type": type }, "POST", body);
      return desk.outcomes.at(-1);
    };

    for (const body of ["", "now", "null", '{"0":1}'])
      expect(await call("text/plain;charset=UTF-8", body), body).toBe("malformed");
    expect(await call("multipart/form-data; boundary=b", part("title"))).toBe("malformed");
    expect(heard).toEqual([]);
    expect(await call("text/plain;charset=UTF-8", "[1]")).toBe("answered");
    expect(await call("multipart/form-data; boundary=b", part("0"))).toBe("answered");
    expect(heard).toHaveLength(2);
  });

  test("the reader's own x- headers stay outside; the address is the porch's word", async () => {
    let heard: IncomingHttpHeaders = {};
    const api = await door("api", (request, response) => {
      heard = request.headers;
      response.end("{}");
    });

    await api.send({
      "x-forwarded-for": "198.51.100.1",
      "x-middleware-subrequest": "1",
      rsc: "1",
      "next-router-state-tree": "x",
      host: "evil.example",
    });

    expect(heard["x-forwarded-for"]).toBe("203.0.113.7");
    expect(heard.host).toBe("localhost:41301");
    expect(Object.keys(heard).filter((name) => /^(x-middleware|rsc|next-)/.test(name))).toEqual([]);
  });

  test("a redirect leads to a path of this site, says 301 or 302 outside the desk, and carries no page", async () => {
    const moved = (status: number) => (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(status, {
        location: `${publicUrl}/en/news-notices/7`,
        "content-type": "text/html",
      });
      response.end('<html id="__next_error__"></html>');
    };
    const short = await door("short", moved(308));
    const desk = await door("desk", moved(307));

    expect(await short.send()).toMatchObject({
      status: 301,
      headers: { location: "/en/news-notices/7" },
      text: "",
    });
    expect(await desk.send()).toMatchObject({ status: 307, text: "" });
  });

  test("a form sent without script is answered with the status its page says", async () => {
    const desk = await door("desk", html('<meta name="gongji-status" content="409"/>'));

    const answer = await desk.send({}, "POST", "title=x");

    expect(answer.status).toBe(409);
    expect(answer.text).not.toContain("gongji-status");
  });

  test("a preview is stripped like a public page, and is nobody else's to keep or index", async () => {
    const preview = await door("preview", html("<script>self.__next_f=1</script>"));

    const answer = await preview.send();

    expect(answer.text).not.toContain("script");
    expect(answer.headers).toMatchObject({
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
    });
  });

  test("a file that is not there is said to be missing, so that a page can say so", async () => {
    const files = await door("files", (_, response) => response.writeHead(404).end("404"));

    await files.send();

    expect(files.outcomes).toEqual(["missing"]);
  });

  test("more than a form may hold is turned away, announced or not, and Next hears nothing of it", async () => {
    let heard = 0;
    const api = await door("api", (_, response) => {
      heard += 1;
      response.end("{}");
    });
    const size = largestForm.elsewhere + 1;

    await api.send({ "content-length": String(size) }, "POST", Buffer.alloc(size)).catch(() => {});
    await api.send({ "transfer-encoding": "chunked" }, "POST", Buffer.alloc(size)).catch(() => {});

    expect(api.outcomes).toEqual(["too-large", "too-large"]);
    expect(heard).toBe(0);
  });

  test("a form arrives whole, however it was sent", async () => {
    let heard = "";
    const desk = await door("desk", (request, response) => {
      heard = "";
      request.on("data", (chunk) => (heard += chunk));
      request.on("end", () => response.end("{}"));
    });

    await desk.send({ "transfer-encoding": "chunked" }, "POST", "title=물 공급 중단");

    expect(heard).toBe("title=물 공급 중단");
  });

  test.each(["GET", "HEAD"])(
    "a %s that brings a body is turned away: its bytes would be a request of their own",
    async (method) => {
      const heard: (string | undefined)[] = [];
      const api = await door("api", (request, response) => {
        heard.push(request.url);
        response.end("{}");
      });
      const smuggled = "GET /ko/privacy HTTP/1.1\r\nHost: x\r\n\r\n";

      await api.send({ "transfer-encoding": "chunked" }, method, smuggled).catch(() => {});
      await api
        .send({ "content-length": String(smuggled.length) }, method, smuggled)
        .catch(() => {});
      await api.send();

      expect(api.outcomes).toEqual(["malformed", "malformed", "answered"]);
      expect(heard).toEqual(["/x"]);
    },
  );

  test("half a form holds nothing behind the porch, and its reader's leaving is nobody's failure", async () => {
    let heard = 0;
    const desk = await door("desk", (_, response) => {
      heard += 1;
      response.end("{}");
    });
    const { port } = desk;
    const half = ask({ port, path: "/x", method: "POST", headers: { "content-length": "100" } });
    half.on("error", () => {});
    await new Promise((sent) => half.write("title=", sent));
    const whole = await desk.send({}, "POST", "title=x");
    half.destroy();

    await expect.poll(() => desk.outcomes, { timeout: 20_000 }).toEqual(["answered", "answered"]);
    expect([whole.status, heard]).toEqual([200, 1]);
  });

  test("what would read as another host without the origin leads home", () => {
    expect(asPath(`${publicUrl}/en`, publicUrl)).toBe("/en");
    for (const path of ["//evil.example/x", "/\\evil.example"])
      expect(asPath(publicUrl + path, publicUrl)).toBe("/");
    expect(asPath("https://elsewhere.example/", publicUrl)).toBe("https://elsewhere.example/");
  });

  test("a failure behind the porch is one word, never Next's error page", async () => {
    const desk = await door("desk", (_, response) => {
      response.setHeader("content-type", "text/html");
      response.end('<html id="__next_error__"></html>');
    });
    const broken = await door("desk", (_, response) => response.destroy());

    await desk.send();
    await broken.send();

    expect([...desk.outcomes, ...broken.outcomes]).toEqual(["failed", "failed"]);
  });
});

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
