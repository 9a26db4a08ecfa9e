import { openApiDocument } from "@/app/api/v1/openapi";
import { answer } from "@/app/api/v1/shape";
import { pool } from "@/db";
import { readSiteTexts } from "@/domain/site-texts";

export const dynamic = "force-dynamic"; // Managers word the ministry's name.

/** The API as programs read about it. */
export const GET = async (): Promise<Response> =>
  answer(openApiDocument(await readSiteTexts(pool().db)));
