const units: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  k: 2 ** 10,
  m: 2 ** 20,
  g: 2 ** 30,
  t: 2 ** 40,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/**
 * Reads a size as people write it: `500MB` in powers of 1000, `1.5 GiB` and, as GNU's tools have it,
 * `2G` in powers of 1024; without a unit in bytes. Null for what is none.
 */
export function parseBytes(text: string): number | null {
  const [, number, unit = ''] = /^(\d{1,12}(?:\.\d{1,6})?)\s*([a-z]*)$/i.exec(text.trim()) ?? [];
  if (number === undefined || !Object.hasOwn(units, unit.toLowerCase())) return null;
  return Math.floor(Number(number) * (units[unit.toLowerCase()] ?? 1));
}
