/** Widths an image of a text is drawn in, in pixels; a narrower one keeps its own. */
export const imageWidths = { large: 1600, small: 800 } as const;
