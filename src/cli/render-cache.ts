import type { CacheResult, StoreTotals } from '../commands/cache.ts';
import { formatBytes } from '../model/format-bytes.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';

/** What `pupfile cache dir` says. */
export function cacheDirectoryResult(directory: string): CommandResult {
  return { text: () => directory, json: { version: 1, directory } };
}

/** What `pupfile cache clean` and `pupfile cache prune` say. */
export function cacheResult(result: CacheResult): CommandResult {
  const { directory, removed, kept, inUse } = result;
  return {
    text: () =>
      [
        `Removed ${tell(removed)} from ${directory}`,
        ...(kept.bytes > 0 ? [`Kept ${tell(kept)}`] : []),
        ...inUse.map((path) => `In use, and kept: ${path}`),
      ].join('\n'),
    json: { version: 1, directory, removed, kept, inUse },
  };
}

function tell({ archives, mirrors, bytes }: StoreTotals): string {
  const counts = `${formatCount(archives, 'archive')} and ${formatCount(mirrors, 'mirror')}`;
  return `${counts} (${formatBytes(bytes)})`;
}
