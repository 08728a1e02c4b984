import { relative, resolve } from 'node:path';
import { renderPage } from '../size/page/render-page.ts';
import type { SizeReport } from '../size/size-report.ts';
import { readPageParts } from './page-parts.ts';
import { writeReports } from './write-reports.ts';

/** A page that was written. */
export interface WrittenPage {
  /** As messages name it: relative to the directory. */
  readonly file: string;
  readonly bytes: number;
}

/**
 * Writes a report as one HTML page, replacing what was there whole. Throws FILE_SYSTEM.
 *
 * @param file relative to the directory
 */
export function writeSizePage(
  report: SizeReport,
  { file, directory }: { readonly file: string; readonly directory: string },
): WrittenPage {
  const path = resolve(directory, file);
  const text = renderPage(report, readPageParts());
  writeReports([{ path, text }]);
  return { file: relative(directory, path), bytes: Buffer.byteLength(text) };
}
