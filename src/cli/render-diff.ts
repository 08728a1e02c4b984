import type { DiffResult, ModuleFacts } from '../commands/diff.ts';
import { exitCodes } from '../errors/error-codes.ts';
import type { ModuleDiff } from '../lockfile/diff-modules.ts';
import { type DiffFormat, diffChoices } from './choices.ts';
import type { CommandResult } from './command.ts';
import { describeUnknownFacts, describeWish, isAlarming, notesOnModule } from './describe-diff.ts';
import { formatCount, formatTable } from './format.ts';
import type { Colour, Paint } from './paint.ts';
import { readChoice } from './read-choice.ts';
import { diffToMarkdown } from './render-diff-markdown.ts';

/** Reads `--format`. Throws USAGE. */
export function readDiffFormat(text: unknown): DiffFormat {
  return readChoice(text, { choices: diffChoices, noun: 'a format', taker: '--format' });
}

/** What `pupfile diff` says. */
export function diffResult(
  result: DiffResult,
  { asExitCode, format }: { readonly asExitCode: boolean; readonly format: DiffFormat },
): CommandResult {
  const isDifferent = result.modules.length > 0 || result.wishes.length > 0;
  return {
    text: ({ paint }) =>
      format === 'markdown' ? diffToMarkdown(result) : diffToText(result, paint),
    json: toJson(result),
    exitCode: isDifferent && asExitCode ? exitCodes.difference : exitCodes.done,
  };
}

const colours: Readonly<Record<ModuleDiff['kind'], Colour>> = {
  added: 'green',
  upgraded: 'green',
  downgraded: 'yellow',
  removed: 'red',
  replaced: 'red',
  moved: 'yellow',
  edited: 'yellow',
};

function diffToText(result: DiffResult, paint: Paint): string {
  const { modules, wishes, before, after } = result;
  const sides = `${before} and ${after}`;
  if (modules.length + wishes.length === 0)
    return `${paint('green', 'Same:')} ${sides} lock the same`;
  return [
    ...(modules.length === 0 ? [] : [drawModules(result, paint), '']),
    ...(wishes.length === 0 ? [] : [...wishes.map(describeWish), '']),
    ...describeUnknownFacts(result).map((text) => paint('dim', text)),
    `${paint('yellow', 'Different:')} ${formatCount(modules.length, 'module')} and ${formatCount(wishes.length, 'setting')} between ${sides}`,
  ].join('\n');
}

function drawModules({ modules, facts }: DiffResult, paint: Paint): string {
  const rows = modules.flatMap((module) => {
    const { kind, name, spelledName, before, after } = module;
    const [first, ...others] = notesOnModule(module, facts.get(name)).map(({ text, isAlarming }) =>
      isAlarming ? paint('red', `ALARM: ${text}`) : text,
    );
    const versions = [...new Set([before?.version, after?.version])].filter(Boolean).join(' -> ');
    return [
      [capitalize(kind), spelledName, versions, first ?? ''],
      ...others.map((note) => ['', '', '', note]),
    ];
  });
  // Painted afterwards: the codes of colours would count as width.
  return formatTable(rows).replace(
    /^(?:Added|Removed|Upgraded|Downgraded|Replaced|Moved|Edited)/gm,
    (word) => paint(colours[word.toLowerCase() as ModuleDiff['kind']], word),
  );
}

function capitalize(word: string): string {
  return word.replace(/^./, (first) => first.toUpperCase());
}

function toJson(result: DiffResult): unknown {
  const { before, after, modules, wishes, facts, unknownFacts } = result;
  return {
    version: 1,
    before,
    after,
    isDifferent: modules.length + wishes.length > 0,
    modules: modules.map((module) => {
      const { before: old, after: now } = facts.get(module.name) ?? {};
      return {
        name: module.spelledName,
        change: module.kind,
        isAlarming: isAlarming(module),
        before: stateToJson(module.before, old),
        after: stateToJson(module.after, now),
      };
    }),
    settings: wishes.map(({ kind, name, dependency, from, to }) => ({
      kind,
      name,
      ...(dependency === undefined ? {} : { dependency }),
      before: from ?? null,
      after: to ?? null,
    })),
    unknownFacts,
  };
}

function stateToJson(
  state: ModuleDiff['before'],
  facts: ModuleFacts['after'] | undefined,
): unknown {
  if (state === undefined) return null;
  const { version, source, commit, sha256, isDeclared, requiredBy, dependencies } = state;
  return {
    version,
    source,
    commit: commit ?? null,
    sha256: sha256 ?? null,
    isDeclared,
    requiredBy,
    dependencies,
    license: facts?.license ?? null,
    platforms: facts?.platforms ?? null,
  };
}
