import { appendFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { toFileSystemError } from '../errors/file-system-error.ts';
import { makeDirectories } from '../files/make-directories.ts';
import { type StagedText, stageTextFile } from '../project/text-file.ts';

/** A text and the absolute path of the file that it goes to. */
export interface ReportFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes reports to files, whose directories are made: either all of them, or where one cannot be
 * written, none. Throws FILE_SYSTEM.
 */
export function writeReports(files: readonly ReportFile[]): void {
  const staged: StagedText[] = [];
  try {
    for (const file of files) staged.push(stageReport(file));
    for (const one of staged) one.commit();
  } finally {
    for (const one of staged) one.discard();
  }
}

/** Adds a text to the end of a file. Throws FILE_SYSTEM. */
export function appendReport({ path, text }: ReportFile): void {
  guard(path, () => appendFileSync(path, text));
}

function stageReport({ path, text }: ReportFile): StagedText {
  // A device or a pipe, such as /dev/fd/3, cannot be replaced, and must not be.
  if (isSpecial(path)) {
    const commit = () => guard(path, () => writeFileSync(path, text));
    return { isChange: true, commit, discard: () => {} };
  }
  guard(path, () => makeDirectories(dirname(path)));
  return stageTextFile(path, text);
}

function isSpecial(path: string): boolean {
  try {
    const stats = statSync(path);
    return !stats.isFile() && !stats.isDirectory();
  } catch {
    // Whatever is wrong will be told where it is written.
    return false;
  }
}

function guard(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw toFileSystemError(error, path);
  }
}
