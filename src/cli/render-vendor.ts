import type { VendoredFile, VendorResult } from '../commands/vendor.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';

/** What `pupfile vendor` says when it is done. */
export function vendorResult(result: VendorResult): CommandResult {
  const { directory, lockfileName, isLockWritten, archives, stale, removed, leftOut } = result;
  return {
    text: ({ paint }) =>
      [
        ...(isLockWritten ? [`Wrote ${lockfileName}`] : []),
        ...(removed.length === 0 ? [] : [`${paint('red', 'Removed')} ${removed.join(', ')}`]),
        ...(stale.length === 0
          ? []
          : [
              `${paint('yellow', 'No longer needed:')} ${stale.join(', ')} (\`--prune\` removes them)`,
            ]),
        ...(leftOut.length === 0
          ? []
          : [
              `${paint('yellow', 'Left out,')} being no archives of a Forge: ${leftOut.join(', ')}`,
            ]),
        `${formatCount(archives.length, 'archive')} in ${directory}: ${summary(archives)}`,
      ].join('\n'),
    json: {
      version: 1,
      directory,
      lockfile: { name: lockfileName, isWritten: isLockWritten },
      archives,
      stale,
      removed,
      leftOut,
    },
  };
}

function summary(archives: readonly VendoredFile[]): string {
  const states = ['written', 'replaced', 'unchanged'] as const;
  const counts = states.flatMap((state) => {
    const count = archives.filter((archive) => archive.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  return counts.join(', ') || 'nothing is locked';
}
