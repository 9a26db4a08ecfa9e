import { feedHandler } from "@/app/feed-door";

/** All boards. */
export const GET = feedHandler("atom");
