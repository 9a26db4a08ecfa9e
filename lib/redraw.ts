import { stat } from "node:fs/promises";
import sharp from "sharp";
import { imageWidths } from "./image-widths";

/** Pixels of a picture: the largest cameras of officials' telephones make 48 million. */
export const mostPixels = 50_000_000;

export type Drawn = { path: string; bytes: number; width: number; height: number };
export type Redrawn = { large: Drawn; small: Drawn | null };

const formats = ["png", "jpeg", "webp"] as const;
type Format = (typeof formats)[number];

/**
 * Draws a picture anew beside the one given: upright, without place, camera or anything else that came with it, and
 * nothing but a picture. "image" draws it for a text, in two widths; "file" as large as it is. Of several pictures in one
 * (an animation) the first. Refuses: "broken" (no picture of that format) · "large" (too many pixels).
 */
export function redraw(
  path: string,
  format: Format,
  use: "image" | "file",
): Promise<Redrawn | "broken" | "large"> {
  // One at a time in a process: each may take some 200 MB while it is drawn.
  const drawn = line.then(() => drawAll(path, format, use));
  line = drawn.catch(() => undefined);
  return drawn;
}
let line: Promise<unknown> = Promise.resolve();

async function drawAll(
  path: string,
  format: Format,
  use: "image" | "file",
): Promise<Redrawn | "broken" | "large"> {
  const seen = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (seen?.format !== format) return "broken";
  if (seen.width * seen.height > mostPixels) return "large";
  try {
    const large = await draw(path, format, use === "image" ? imageWidths.large : null);
    const narrower = use === "image" && large.width > imageWidths.small;
    return { large, small: narrower ? await draw(path, format, imageWidths.small) : null };
  } catch {
    return "broken"; // Cut short, or of bytes that are no picture: the library has no kind of error of its own.
  }
}

async function draw(path: string, format: Format, width: number | null): Promise<Drawn> {
  const to = `${path}.${width ?? "whole"}`;
  const picture = sharp(path, { limitInputPixels: mostPixels, failOn: "error" }).autoOrient();
  if (width !== null) picture.resize({ width, withoutEnlargement: true });
  if (format === "png") picture.png({ compressionLevel: 9 });
  if (format === "jpeg") picture.jpeg({ quality: width === null ? 92 : 82, mozjpeg: true });
  if (format === "webp") picture.webp({ quality: width === null ? 92 : 82 });
  const made = await picture.toFile(to);
  return { path: to, bytes: (await stat(to)).size, width: made.width, height: made.height };
}
