import { isOutdated, type OutdatedModule } from '../commands/outdated.ts';
import { exitCodes } from '../errors/error-codes.ts';
import { type Deprecation, describeDeprecation } from '../model/deprecation.ts';
import type { CommandResult } from './command.ts';
import { formatTable } from './format.ts';
import type { Paint } from './paint.ts';

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
    text: ({ paint }) =>
      [
        ...(hasOutdated
          ? []
          : [`${paint('green', 'Up to date:')} every module is at its newest release`]),
        ...(modules.length === 0 ? [] : [drawModules(modules, paint)]),
      ].join('\n'),
    json: { version: 1, modules: modules.map(toJson) },
    exitCode: hasOutdated && asExitCode ? exitCodes.difference : exitCodes.done,
  };
}

function drawModules(modules: readonly OutdatedModule[], paint: Paint): string {
  return formatTable(
    modules.flatMap((module) => {
      const [first = '', ...others] = notesOn(module, paint);
      return [
        [describeChange(module), `latest ${module.latest ?? 'none'}`, first],
        ...others.map((note) => ['', '', note]),
      ];
    }),
  );
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

function toJson(module: OutdatedModule): unknown {
  const { name, locked, wanted, latest, heldBackBy, deletedFrom, deprecation, commits } = module;
  return {
    name,
    locked,
    wanted: wanted ?? null,
    latest: latest ?? null,
    heldBackBy: heldBackBy ?? null,
    isOutdated: isOutdated(module),
    ...(commits === undefined ? {} : { commits }),
    isDeleted: deletedFrom !== undefined,
    deprecation: deprecation === undefined ? null : deprecationToJson(deprecation),
  };
}

function deprecationToJson({ since, reason, successor }: Deprecation): unknown {
  return { since, reason: reason ?? null, successor: successor ?? null };
}
