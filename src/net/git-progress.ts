/** `Receiving objects:  45% (450/1000), 1.20 MiB | 3.00 MiB/s`, which git writes over and over. */
const receiving = /Receiving objects:[^\r\n]*?, ([\d.]+) (bytes|KiB|MiB|GiB)/g;
const unitBytes: Readonly<Record<string, number>> = {
  bytes: 1,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
};

/**
 * How much git says it has received, in bytes: the last that it says in a piece of its standard error;
 * undefined where it says nothing of that. It rounds to hundredths of its unit.
 */
export function receivedBytes(piece: string): number | undefined {
  const last = [...piece.matchAll(receiving)].at(-1);
  if (last === undefined) return undefined;
  const [, amount = '', unit = ''] = last;
  return Math.round(Number(amount) * (unitBytes[unit] ?? 0));
}
