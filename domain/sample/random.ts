/** A source of numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

const flatHead = 2.7; // Mandelbrot's shift: the first words of a language differ less than 1/rank would have it.

/** Draws from a list as language does: the word of rank r about 1/r as often as the first. */
export function zipfPicker<Item>(items: readonly Item[]): (random: () => number) => Item {
  let sum = 0;
  const sums = items.map((_, index) => {
    sum += 1 / (index + 1 + flatHead);
    return sum;
  });
  return (random) => {
    const wanted = random() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? sum) > wanted) high = middle;
      else low = middle + 1;
    }
    return items[low] as Item;
  };
}

/** A length: most near `median`, few far above it. `sigma` is that of the logarithm. */
export function lognormal(random: () => number, median: number, sigma: number): number {
  const bell = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return median * Math.exp(sigma * bell);
}

/** A whole number from `least` to `most`, both included. */
export const between = (random: () => number, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));
