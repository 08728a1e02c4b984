import type { OutdatedModule } from '../commands/outdated.ts';
import { exitCodes } from '../errors/error-codes.ts';
import type { CommandResult } from './command.ts';
import type { Paint } from './paint.ts';

/** What `pupfile outdated` says: `NAME (LOCKED -> WANTED)`, and what keeps it from its newest. */
export function outdatedResult(
  modules: readonly OutdatedModule[],
  { asExitCode }: { readonly asExitCode: boolean },
): CommandResult {
  const isOutdated = modules.length > 0;
  return {
    text: ({ paint }) =>
      isOutdated
        ? modules.map((module) => drawModule(module, paint)).join('\n')
        : `${paint('green', 'Up to date:')} every module is at its newest release`,
    json: { version: 1, modules },
    exitCode: isOutdated && asExitCode ? exitCodes.difference : exitCodes.done,
  };
}

function drawModule(
  { name, locked, wanted, latest, heldBackBy }: OutdatedModule,
  paint: Paint,
): string {
  const change = wanted === undefined ? 'no longer needed' : changeTo(locked, wanted);
  const held =
    heldBackBy === undefined ? '' : ` ${paint('dim', `newest is ${latest}: ${heldBackBy}`)}`;
  return `${name} (${change})${held}`;
}

function changeTo(locked: string, wanted: string): string {
  return locked === wanted ? locked : `${locked} -> ${wanted}`;
}
