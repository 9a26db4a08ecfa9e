import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { openInner } from "./inner";

const page = "<html><head><title>Notice</title></head><body></body></html>";

test("Next is always asked by name: to a request without an agent it streams the title into the body", async () => {
  const asked: IncomingHttpHeaders[] = [];
  const inner = await openInner((request, response) => {
    asked.push(request.headers);
    response.end(page);
  }, "https://board.example");

  await inner.render("/en", 1_000);
  for (const agent of ["", "Lynx/2.9"])
    await new Promise((resolve) => {
      const headers = { "user-agent": agent };
      inner.ask({ method: "GET", path: "/admin", headers }).on("response", resolve).end();
    });
  await inner.close();

  expect(asked.map((headers) => headers["user-agent"])).toEqual(["gongji", "gongji", "Lynx/2.9"]);
  expect(asked.map(({ host }) => host)).toEqual(Array(3).fill("board.example"));
});
