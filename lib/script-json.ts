const signs: Record<string, string> = {
  "<": "\\u003c", // `</script>` would end the block, `<!--` would change how it is read.
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** A value as JSON that may stand inside `<script>`: whatever a title holds, it stays data. Halves of letters are written as escapes. */
export const scriptJson = (value: object): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => signs[sign] ?? sign);
