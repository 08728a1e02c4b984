import type { Aim } from './aims.ts';
import { markdownTable } from './markdown-table.ts';

/** The aims, what was measured, and whether that is within them. */
export function aimTable(aims: readonly Aim[]): string {
  const rows = aims.map(({ title, limit, measured, format }) => [
    title,
    measured === undefined ? '–' : format(measured),
    format(limit),
    verdict(limit, measured),
  ]);
  return markdownTable(['pupfile', 'measured', 'at most', ''], rows);
}

function verdict(limit: number, measured: number | undefined): string {
  if (measured === undefined) return 'not measured';
  return measured <= limit ? 'met' : '**missed**';
}
