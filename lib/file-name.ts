// Below the 255 bytes file systems take, so that a browser's " (1)" and ".crdownload" have room.
const longestBytes = 240;
const windowsDevices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/**
 * A name under which a file can be saved on Windows, macOS and Linux: composed letters (NFC), at most 240 bytes with its
 * ending kept, no path, no hidden file, no device of Windows, and no sign that turns or hides what is read.
 */
export function safeFileName(name: string): string {
  const clean = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?!\u200d)\p{Cf}/gu, "") // The joiner stays: it holds emoji and scripts together.
    .replace(/[/\\:*?"<>|]/g, "_")
    .replace(/^[\s.]+|[\s.]+$/gu, "");
  const named = windowsDevices.test(clean) ? `_${clean}` : clean;
  return cut(named, longestBytes) || "file";
}

/** Names as they are saved, told apart where two are alike: `plan.pdf`, `plan (2).pdf`. Windows and macOS see no case. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((given) => {
    const name = safeFileName(given);
    let own = name;
    for (let turn = 2; taken.has(own.toLowerCase()); turn += 1) own = withMark(name, ` (${turn})`);
    taken.add(own.toLowerCase());
    return own;
  });
}

/** Content-Disposition after RFC 6266: the name in UTF-8, and one in ASCII for whoever reads no other. */
export function contentDisposition(kind: "inline" | "attachment", given: string): string {
  const name = safeFileName(given);
  const ascii = name.replace(/[^\x20-\x7e]|[%;]/gu, "_");
  const utf8 = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** The name and its ending, the point with the latter. */
function parts(name: string): [stem: string, ending: string] {
  const ending = /(?<=.)\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? "";
  return [name.slice(0, name.length - ending.length), ending];
}

function withMark(name: string, mark: string): string {
  const [stem, ending] = parts(name);
  return cut(stem, longestBytes - bytesOf(mark + ending)) + mark + ending;
}

/** At most so many bytes of a name, whole signs alone, its ending kept. */
function cut(name: string, atMost: number): string {
  if (bytesOf(name) <= atMost) return name;
  const [stem, ending] = parts(name);
  let room = atMost - bytesOf(ending);
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(stem.slice(0, atMost))) {
    room -= bytesOf(segment);
    if (room < 0) break;
    kept += segment;
  }
  return kept.trimEnd() + ending;
}
