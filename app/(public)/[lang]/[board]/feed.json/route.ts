import { feedHandler } from "@/app/feed-door";

/** One board. */
export const GET = feedHandler("json");
