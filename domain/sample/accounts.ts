import { chmod, mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "@/db";
import { roleGrants, roleName, users } from "@/db/schema";
import { generatePassword, hashPassword } from "@/domain/users/password";
import { invariant } from "@/lib/invariant";

const names = {
  author: "Kim Minjun",
  editor: "Lee Seoyeon",
  manager: "Park Jiwoo",
  admin: "Choi Areum",
  auditor: "Jung Dahye",
} as const;

export type Account = {
  role: (typeof roleName.enumValues)[number];
  email: string;
  password: string;
  passwordHash: string;
};

/** One account per role, each with a password of its own. */
export const makeAccounts = (): Promise<Account[]> =>
  Promise.all(
    roleName.enumValues.map(async (role) => {
      const password = generatePassword();
      return {
        role,
        email: `${role}@gongji.example`,
        password,
        passwordHash: await hashPassword(password),
      };
    }),
  );

/** Makes the officials, each with their role everywhere. */
export async function placeAccounts(
  tx: Database,
  accounts: readonly Account[],
  departmentId: number | null,
  now: Date,
): Promise<void> {
  for (const { role, email, passwordHash } of accounts) {
    const [user] = await tx
      .insert(users)
      .values({ email, name: names[role], passwordHash, departmentId, createdAt: now })
      .returning({ id: users.id });
    invariant(user, "an inserted user has an id");
    await tx.insert(roleGrants).values({ userId: user.id, role });
  }
}

/** Writes `accounts.json` for its owner alone, whole or not at all. */
export async function writeAccounts(dataDir: string, accounts: readonly Account[]): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, "accounts.json");
  const list = accounts.map(({ role, email, password }) => ({ role, email, password }));
  await writeFile(`${path}.new`, `${JSON.stringify(list, null, 2)}\n`, { mode: 0o600 });
  await chmod(`${path}.new`, 0o600);
  await rename(`${path}.new`, path);
}
