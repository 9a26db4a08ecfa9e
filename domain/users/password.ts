import { randomBytes, randomInt, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Issue } from "@/domain/outcome";
import { commonPasswords } from "./common-passwords";

// OWASP's scrypt setting of 2^17, 8, 1 costs 128 MiB a try; 2^15, 8, 3 is its listed equal at 32 MiB.
const cost = { N: 2 ** 15, r: 8, p: 3 };
const keyBytes = 32;
const derive = promisify<
  string,
  Buffer,
  number,
  { N: number; r: number; p: number; maxmem: number },
  Buffer
>(scrypt);

/** Length rules of ASVS 5.0: no composition rules, paste allowed. */
export const passwordLength = { min: 12, max: 128 };

/** `scrypt$N$r$p$salt$key`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return written(salt, await stretch(password, salt, cost));
}

/** A hash that no password made: verifying against it takes as long as against a real one. */
export const decoyHash = (): string => written(randomBytes(16), randomBytes(keyBytes));

const written = (salt: Buffer, key: Buffer) =>
  ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join(
    "$",
  );

/** True where the password made this hash. Costs the same time whether it did or not. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [scheme, n, r, p, salt, key] = hash.split("$");
  if (scheme !== "scrypt" || !salt || !key) return false;
  const expected = Buffer.from(key, "base64url");
  const given = await stretch(password, Buffer.from(salt, "base64url"), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === given.length && timingSafeEqual(expected, given);
}

const stretch = (password: string, salt: Buffer, { N, r, p }: typeof cost) =>
  derive(password.normalize("NFC"), salt, keyBytes, { N, r, p, maxmem: 256 * N * r });

/** Why a new password is not accepted; empty where it is. */
export function passwordIssues(password: string, field = "next"): Issue[] {
  const length = [...password].length;
  if (length < passwordLength.min || length > passwordLength.max) {
    return [
      {
        field,
        code: "password_short",
        values: { min: passwordLength.min, max: passwordLength.max },
      },
    ];
  }
  const plain = password.normalize("NFKC").toLowerCase();
  const repeats = new Set(plain).size < 4; // "aaaaaaaaaaaa", "abababababab"
  return repeats || commonPasswords.has(plain) ? [{ field, code: "password_common" }] : [];
}

const alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // No l, o, 0, 1, I, O: they are read aloud.

/** A generated password of 20 characters, about 116 bits. */
export const generatePassword = (): string =>
  Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join("");
