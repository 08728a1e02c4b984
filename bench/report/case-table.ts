import { markdownTable } from './markdown-table.ts';
import type { Metric, Summary } from './summary.ts';

/** A figure of each tool (the rows) in each case (the columns), `–` where it has not taken part. */
export function caseTable(
  summary: Summary,
  { metric, format }: { readonly metric: Metric; readonly format: (value: number) => string },
): string {
  const rows = summary.tools.map((tool) => {
    const values = summary.cases.map((one) => summary.medianOf(tool, one, metric));
    return [tool, ...values.map((value) => (value === undefined ? '–' : format(value)))];
  });
  return markdownTable(['', ...summary.cases], rows);
}
