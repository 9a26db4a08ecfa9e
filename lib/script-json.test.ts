import { expect, test } from "vitest";
import { scriptJson } from "./script-json";

test.each([
  "</script><script>alert(1)</script>",
  "<!-- <script>",
  "]]> & \u2028 \u2029",
  'quotes " and \\ and \u0000',
  "half \ud83d",
])("%j stays data inside a script block", (title) => {
  const written = scriptJson({ title });
  expect(written).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(written)).toEqual({ title });
});
