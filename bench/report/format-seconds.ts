/** Seconds with as many digits as mean something: `0.276`, `12.3`, `194`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 9.9995) return seconds.toFixed(3);
  return seconds.toFixed(seconds < 99.95 ? 1 : 0);
}
