import { isOutdated, type OutdatedModule } from '../commands/outdated.ts';
import { exitCodes } from '../errors/error-codes.ts';
import { describeDeprecation } from '../model/deprecation.ts';
import { describeOutdated } from '../results/describe-outdated.ts';
import type { CommandResult, ResultLook } from './command.ts';
import { formatTable } from './format.ts';
import type { Paint } from './paint.ts';
import { hangParts, widthOf } from './wrap-text.ts';

/**
 * What `pupfile outdated` says: a line for each module that begins as librarian-puppet's does,
 * `NAME (LOCKED -> WANTED)`, and goes on with its newest release and what there is to know.
 */
export function outdatedResult(
  modules: readonly OutdatedModule[],
  { asExitCode }: { readonly asExitCode: boolean },
): CommandResult {
  const hasOutdated = modules.some(isOutdated);
  return {
    text: (look) =>
      [
        ...(hasOutdated
          ? []
          : [`${look.paint('green', 'Up to date:')} every module is at its newest release`]),
        ...(modules.length === 0 ? [] : [drawModules(modules, look)]),
      ].join('\n'),
    json: { version: 1, ...describeOutdated(modules) },
    exitCode: hasOutdated && asExitCode ? exitCodes.difference : exitCodes.done,
  };
}

/** A table where it has room, else what there is to know of a module below its name. */
function drawModules(modules: readonly OutdatedModule[], look: ResultLook): string {
  const { paint, columns = Number.POSITIVE_INFINITY } = look;
  const table = formatTable(
    modules.flatMap((module) => {
      const [first = '', ...others] = notesOn(module, paint);
      return [
        [describeChange(module), describeLatest(module), first],
        ...others.map((note) => ['', '', note]),
      ];
    }),
  );
  if (table.split('\n').every((line) => widthOf(line) <= columns)) return table;
  const hang = (text: string, indent = '') => hangParts(text.split(' '), { indent, columns });
  return modules
    .flatMap((module) => [
      hang(describeChange(module)),
      ...[describeLatest(module), ...notesOn(module, paint)].map((note) => hang(note, '  ')),
    ])
    .join('\n');
}

function describeLatest({ latest }: OutdatedModule): string {
  return `latest ${latest ?? 'none'}`;
}

function describeChange({ name, locked, wanted }: OutdatedModule): string {
  if (wanted === undefined) return `${name} (${locked}, no longer needed)`;
  return locked === wanted ? `${name} (${locked})` : `${name} (${locked} -> ${wanted})`;
}

function notesOn(module: OutdatedModule, paint: Paint) {
  const { locked, heldBackBy, deletedFrom, deprecation, commits } = module;
  return [
    ...(commits === undefined
      ? []
      : [`commit ${commits.locked.slice(0, 10)} -> ${commits.wanted.slice(0, 10)}`]),
    ...(heldBackBy === undefined ? [] : [paint('dim', heldBackBy)]),
    ...(deletedFrom === undefined
      ? []
      : [paint('red', `${locked} is no longer on ${deletedFrom}`)]),
    ...(deprecation === undefined ? [] : [paint('yellow', describeDeprecation(deprecation))]),
  ];
}
