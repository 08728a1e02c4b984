import type { RemovedModule, RemoveResult } from '../commands/remove.ts';
import type { CommandResult } from './command.ts';
import { editResult } from './render-edit.ts';

/** What `pupfile remove` says: what it took out, and what stays as a dependency. */
export function removeResult({ removed, ...outcome }: RemoveResult): CommandResult {
  const { file, isDryRun } = outcome;
  return editResult(
    outcome,
    ({ paint }) => [
      ...removed.map(({ name, line }) => {
        const verb = isDryRun ? 'Would remove' : 'Removed';
        return `${paint('green', verb)} ${name} from ${file}, line ${line}`;
      }),
      ...removed.flatMap(describeStay),
    ],
    {
      modules: removed.map(({ name, line, staysAt, neededBy }) => ({
        name,
        line,
        staysAt: staysAt ?? null,
        neededBy,
      })),
    },
  );
}

function describeStay({ name, staysAt, neededBy }: RemovedModule): readonly string[] {
  if (staysAt === undefined) return [];
  const why = neededBy.length === 0 ? 'metadata.json asks for it' : neededBy.join(', ');
  return [`${name} ${staysAt} stays as a dependency: ${why}`];
}
