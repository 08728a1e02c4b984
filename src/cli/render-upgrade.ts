import type { HeldModule } from '../commands/find-held.ts';
import type { RaisedModule, UpgradeResult } from '../commands/upgrade.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { CommandResult, ResultLook } from './command.ts';
import { formatTable } from './format.ts';
import { editResult } from './render-edit.ts';

/** What `pupfile upgrade` says: a table of what was raised, and what was not and why. */
export function upgradeResult({ raised, held, ...outcome }: UpgradeResult): CommandResult {
  return editResult(outcome, (look) => draw(raised, held, look), {
    modules: raised.map(({ changelog, ...module }) => ({
      ...module,
      changelog: changelog ?? null,
    })),
    held,
  });
}

function draw(
  raised: readonly RaisedModule[],
  held: readonly HeldModule[],
  { paint }: ResultLook,
): readonly string[] {
  const nothing = held.length === 0 ? 'every version is at its newest release' : 'nothing to raise';
  return [
    ...(raised.length === 0
      ? [`${paint('green', 'Up to date:')} ${nothing}`]
      : [drawTable(raised)]),
    ...held.map(
      ({ name, at, newest, heldBackBy }) =>
        `${paint('yellow', 'Not the newest:')} ${name} ${at} of ${newest}: ${heldBackBy}`,
    ),
  ];
}

function drawTable(raised: readonly RaisedModule[]): string {
  return formatTable([
    ['MODULE', 'FROM', 'TO', 'CHANGE', 'CHANGELOG'],
    ...raised.map(({ name, from, to, part, changelog }) => [
      name,
      from,
      to,
      part,
      sanitizeText(changelog ?? ''),
    ]),
  ]);
}
