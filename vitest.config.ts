import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const unit = ["**/*.test.ts", "**/*.test.tsx"];
const race = ["**/*.race.test.ts"];
const ignored = ["node_modules/**", ".next/**", ".data*/**", "e2e/**"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: "UTC" },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: unit,
          exclude: [...ignored, ...race],
          globalSetup: ["domain/testing-server.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "race",
          include: race,
          exclude: ignored,
          globalSetup: ["domain/testing-server.ts"],
          fileParallelism: false, // Races are measured by themselves.
        },
      },
    ],
  },
});
