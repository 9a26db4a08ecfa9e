import { expect, test } from "vitest";
import { givenUser, noon, withDatabase } from "@/domain/testing";
import { signIn } from "./sign-in";

test("of 20 guesses at once from one address exactly ten are looked at", async () => {
  await withDatabase(async ({ db }) => {
    const email = "seoyeon@example.go.kr";
    await givenUser(db, "editor", { email, password: "a long enough phrase" });

    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        signIn(db, {
          email: n % 2 === 0 ? email : `colleague-${n}@example.go.kr`,
          password: `guess number ${n}`,
          origin: "192.0.2.7",
          secret: "s",
          now: noon,
        }),
      ),
    );

    const codes = outcomes.map((outcome) => (outcome.ok ? "in" : outcome.refusal.code));
    expect(codes.filter((code) => code === "wrong_credentials")).toHaveLength(10);
    expect(codes.filter((code) => code === "too_many_tries")).toHaveLength(10);
  });
});
