import type { FileState, VendorResult } from '../commands/vendor-result.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';

/** What `pupfile vendor` says when it is done. */
export function vendorResult(result: VendorResult): CommandResult {
  const { directory, lockfileName, isLockWritten, archives, commits } = result;
  const { stale, removed, leftOut } = result;
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
        ...leftOut.map(({ name, reason }) => `${paint('yellow', 'Left out')} ${name}: ${reason}`),
        `${count(result)} in ${directory}: ${summary([...archives, ...commits])}`,
      ].join('\n'),
    json: {
      version: 1,
      directory,
      lockfile: { name: lockfileName, isWritten: isLockWritten },
      archives,
      commits,
      stale,
      removed,
      leftOut,
    },
  };
}

function count({ archives, commits }: VendorResult): string {
  const counts = [
    ...(archives.length === 0 ? [] : [formatCount(archives.length, 'archive')]),
    ...(commits.length === 0 ? [] : [formatCount(commits.length, 'commit')]),
  ];
  return counts.join(' and ') || formatCount(0, 'archive');
}

function summary(files: readonly { readonly state: FileState }[]): string {
  const states = ['written', 'replaced', 'unchanged'] as const;
  const counts = states.flatMap((state) => {
    const number = files.filter((file) => file.state === state).length;
    return number === 0 ? [] : [`${number} ${state}`];
  });
  return counts.join(', ') || 'nothing is to be vendored';
}
