/** A promise of the program itself; when it is broken the error page and the log say so. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken promise: ${message}`);
}
