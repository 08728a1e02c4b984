/** Where the values of an axis stand, and how far they go. */
export interface LogAxis {
  /** The least and the greatest value, both above 0. */
  readonly values: readonly [from: number, to: number];
  /** Where these two stand, in pixels. */
  readonly places: readonly [from: number, to: number];
}

/** Where a value stands, in pixels: equal ratios are equal distances. */
export function placeOn({ values, places }: LogAxis, value: number): number {
  const [from, to] = values.map(Math.log10) as [number, number];
  const share = to === from ? 0.5 : (Math.log10(value) - from) / (to - from);
  return places[0] + share * (places[1] - places[0]);
}

/** The powers of ten between which all values lie, the outer ones included; at least one decade. */
export function decadesAround(values: readonly number[]): number[] {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_, index) => powerOfTen(first + index));
}

/** Not `10 ** -2`, which is a little off. */
function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}
