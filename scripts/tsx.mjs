// `node --import ./scripts/tsx.mjs FILE.ts`: runs TypeScript, also where the machine's temporary folder is closed.
import { register } from "tsx/esm/api";
import { ensureScratch } from "./scratch.mjs";

ensureScratch();
register();
