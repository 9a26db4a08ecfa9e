import { openApiDocument } from "@/app/api/v1/openapi";
import { answer } from "@/app/api/v1/shape";

/** The API as programs read about it. */
export const GET = (): Response => answer(openApiDocument());
