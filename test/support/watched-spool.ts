import assert from 'node:assert/strict';
import { openSpool, type Spool, type SpoolFile } from '../../src/files/spool.ts';

/** A spool that shows what was begun in it. */
export interface WatchedSpool extends Spool {
  readonly begun: readonly SpoolFile[];
}

/** Opens a spool in a directory. */
export function watchedSpool(directory: string): WatchedSpool {
  const spool = openSpool(directory);
  const begun: SpoolFile[] = [];
  return {
    ...spool,
    begun,
    begin: (options) => {
      const file = spool.begin(options);
      begun.push(file);
      return file;
    },
  };
}

/** Fails where a file is still open. */
export function checkGivenUp(files: readonly SpoolFile[]): void {
  for (const file of files) {
    assert.throws(() => file.append(Buffer.from('text')), /the file is closed/);
  }
}
