import type { LockResult } from '../commands/lock.ts';
import type { LockChange } from '../commands/lock-changes.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';
import type { Paint } from './paint.ts';

const verbs = {
  added: { text: 'Added', colour: 'green' },
  upgraded: { text: 'Upgraded', colour: 'green' },
  downgraded: { text: 'Downgraded', colour: 'yellow' },
  removed: { text: 'Removed', colour: 'red' },
} as const;

/** What `pupfile lock` says when it is done. */
export function lockResult({ name, lockfile, isWritten, changes }: LockResult): CommandResult {
  const count = lockfile.sources.reduce((sum, { modules }) => sum + modules.length, 0);
  const state = isWritten ? `Wrote ${name}` : `${name} is up to date`;
  return {
    text: ({ paint }) =>
      [...changesToText(changes, paint), `${state}: ${formatCount(count, 'module')}`].join('\n'),
    json: {
      version: 1,
      lockfile: { name, isWritten },
      modules: lockfile.sources.flatMap(({ modules }) =>
        modules.map(({ spelledName, version }) => ({ name: spelledName, version })),
      ),
      changes,
    },
  };
}

/** One line a change: `Upgraded puppetlabs-apt 9.3.0 -> 9.4.0`. */
export function changesToText(changes: readonly LockChange[], paint: Paint): string[] {
  return changes.map(({ kind, name, from, to }) => {
    const { text, colour } = verbs[kind];
    const versions = [from, to].filter((version) => version !== undefined).join(' -> ');
    return `${paint(colour, text)} ${name} ${versions}`;
  });
}
