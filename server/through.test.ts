import {
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { describe, expect, test } from "vitest";
import { asPath, largestForm } from "./through";
import { door, html, publicUrl } from "./through.fixture";

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

  test("a form whose state is none of ours is malformed, and Next is not asked: it would fail", async () => {
    const heard: unknown[] = [];
    const desk = await door("desk", (request, response) => {
      heard.push(request.url);
      request.resume().on("end", () => response.end("ok"));
    });
    const sent = async (state: string) => {
      const body = `--b\r\ncontent-disposition: form-data; name="$ACTION_1:1"\r\n\r\n${state}\r\n--b--\r\n`;
      await desk.send({ "content-type": "multipart/form-data; boundary=b" }, "POST", body);
      return desk.outcomes.at(-1);
    };

    for (const state of ["[{", "", "null", '{"serial":0}', '["$F1"]', '[{"values":{"a":"$Q2"}}]'])
      expect(await sent(state), state).toBe("malformed");
    expect(heard).toEqual([]);
    for (const state of ['[{"serial":0,"values":{"title":"$$5 a day"}}]', '["$undefined"]'])
      expect(await sent(state), state).toBe("answered");
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
    const { status, text } = await preview.send({}, "HEAD");
    expect([status, text]).toEqual([200, ""]);

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
