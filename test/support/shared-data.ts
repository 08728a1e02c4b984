import { existsSync } from 'node:fs';
import { join } from 'node:path';

// Real Puppetfiles, locks and metadata are too large for the repository: they lie beside a checkout.
const directory = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

/** Whether the collection of real-world data lies beside this checkout. */
export const hasSharedData = existsSync(directory);

/** A file or directory of the collection of real-world data. */
export function sharedData(...segments: readonly string[]): string {
  return join(directory, ...segments);
}
