/** Whole numbers from 0 to below a bound, which look random and are the same for the same seed. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  // Mulberry32, by Tommy Ettinger.
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
