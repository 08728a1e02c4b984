import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceMarked } from './report/replace-marked.ts';

/** Prints a report and, where a folder is named, puts it into its place in performance.md there. */
export function deliverReport(name: string, report: string, folder: string | undefined): void {
  console.log(report);
  if (folder === undefined) return;
  const file = join(folder, 'performance.md');
  writeFileSync(file, replaceMarked(readFileSync(file, 'utf8'), name, report));
}
