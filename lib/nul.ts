/** Text without NUL, which PostgreSQL takes in no text: nobody types it, and sent on it would be an error of ours. */
export const withoutNul = (text: string): string => text.replaceAll("\u0000", "");
