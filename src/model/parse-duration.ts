const minuteMs = 60_000;
const units: Readonly<Record<string, number>> = {
  m: minuteMs,
  h: 60 * minuteMs,
  d: 24 * 60 * minuteMs,
  w: 7 * 24 * 60 * minuteMs,
};

/** Reads a time span such as `90m`, `12h`, `30d` or `2w`, in milliseconds. Null for what is none. */
export function parseDuration(text: string): number | null {
  const [, number, unit = ''] = /^(\d{1,6})\s*([mhdw])$/i.exec(text.trim()) ?? [];
  const factor = units[unit.toLowerCase()];
  return number === undefined || factor === undefined ? null : Number(number) * factor;
}
