import type { LockResult } from '../commands/lock.ts';
import type { LockChange } from '../commands/lock-changes.ts';
import type { StepBack } from '../model/resolution.ts';
import { describeLock, moduleVersions } from '../results/describe-lock.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';
import type { Paint } from './paint.ts';

const verbs = {
  added: { text: 'Added', colour: 'green' },
  upgraded: { text: 'Upgraded', colour: 'green' },
  downgraded: { text: 'Downgraded', colour: 'yellow' },
  moved: { text: 'Moved', colour: 'green' },
  removed: { text: 'Removed', colour: 'red' },
} as const;

/** What `pupfile lock` says when it is done. */
export function lockResult(result: LockResult): CommandResult {
  const { name, lockfile, isWritten, changes, stepBacks } = result;
  const count = moduleVersions(lockfile).length;
  const state = isWritten ? `Wrote ${name}` : `${name} is up to date`;
  return {
    text: ({ paint }) =>
      [
        ...changesToText(changes, paint),
        ...stepBacksToText(stepBacks, paint),
        `${state}: ${formatCount(count, 'module')}`,
      ].join('\n'),
    json: { version: 1, ...describeLock(result) },
  };
}

/** One line a change: `Upgraded puppetlabs-apt 9.3.0 -> 9.4.0: Puppetfile:3 asks for 9.4.x`. */
export function changesToText(changes: readonly LockChange[], paint: Paint): string[] {
  return changes.map(({ kind, name, from, to, reason }) => {
    const { text, colour } = verbs[kind];
    const versions = [from, to].filter((version) => version !== undefined).join(' -> ');
    const why = reason === undefined ? '' : paint('dim', `: ${reason}`);
    return `${paint(colour, text)} ${name} ${versions}${why}`;
  });
}

// Who wants to know all asks `pupfile outdated`.
const mostStepBacks = 5;

/** One line for each module that is far behind: `Far behind: acme-web 1.2.0 of 4.0.0, because …`. */
export function stepBacksToText(stepBacks: readonly StepBack[], paint: Paint): string[] {
  const rest = stepBacks.length - mostStepBacks;
  return [
    ...stepBacks
      .slice(0, mostStepBacks)
      .map(
        ({ release: { name, version }, newest, heldBackBy }) =>
          `${paint('yellow', 'Far behind:')} ${name} ${version.text}, newest is ${newest.version.text}: ${heldBackBy}`,
      ),
    ...(rest > 0 ? [`${rest} more are far behind: \`pupfile outdated\` lists all`] : []),
  ];
}
