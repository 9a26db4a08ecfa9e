import { refuse } from "@/app/api/v1/shape";

/** Whatever no other address of the API answers to. */
export const GET = (): Response =>
  refuse(404, "not_found", "This address is none of the API's: see /api/v1/notices.");
