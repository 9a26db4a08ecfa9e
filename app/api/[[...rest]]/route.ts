import { refuse } from "@/app/api/v1/shape";

/** Whatever no other address of the API answers to. */
export const GET = (request: Request): Response =>
  refuse(request, { code: "not_found", words: "api.error.address" });
