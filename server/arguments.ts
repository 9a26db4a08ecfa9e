import type { IncomingMessage } from "node:http";

/**
 * Whether a call of a server action brings what such a call consists of: its arguments as an array, whole or as the part
 * `0` of a form. Next fails at anything else, as if the fault were ours.
 */
export function bringsArguments({ headers }: IncomingMessage, body: Buffer): boolean {
  const isForm = /^multipart\/form-data/i.test(headers["content-type"] ?? "");
  if (headers["next-action"] === undefined) return !isForm || bringsState(body);
  if (isForm) return body.includes('name="0"');
  try {
    return Array.isArray(JSON.parse(body.toString()));
  } catch {
    return false;
  }
}

const boundState = /name="\$ACTION_\d+:1"\r\n\r\n([\s\S]*?)\r\n--/g;
const reference = /^\$[@FKQWiB]/; // Of a function, a form, a map, a file: the state of our forms is plain.

/** Whether the state that a form without script sends back is an array of plain values; Next fails at anything else, too. */
function bringsState(body: Buffer): boolean {
  return [...body.toString().matchAll(boundState)].every(([, text = ""]) => {
    try {
      let plain = true;
      const state = JSON.parse(text, (_, value) => {
        if (typeof value === "string" && reference.test(value)) plain = false;
        return value;
      });
      return plain && Array.isArray(state);
    } catch {
      return false;
    }
  });
}
