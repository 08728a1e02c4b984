import type { DiffResult } from '../commands/diff.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { ModuleDiff } from '../lockfile/diff-modules.ts';
import { describeUnknownFacts, describeWish, isAlarming, notesOnModule } from './describe-diff.ts';
import { formatCount } from './format.ts';

/** A comment for a merge request: a table of modules, and a list of what else differs. */
export function diffToMarkdown(result: DiffResult): string {
  const { modules, wishes, before, after } = result;
  const sides = `${escapeMarkdown(before)} and ${escapeMarkdown(after)}`;
  if (modules.length + wishes.length === 0) return `**Same modules** in ${sides}.`;
  return [
    `**${formatCount(modules.length, 'module')} and ${formatCount(wishes.length, 'setting')}** differ between ${sides}.`,
    ...warnings(modules),
    ...(modules.length === 0 ? [] : [drawTable(result)]),
    ...(wishes.length === 0
      ? []
      : [wishes.map((wish) => `- ${escapeMarkdown(describeWish(wish))}`).join('\n')]),
    ...describeUnknownFacts(result),
  ].join('\n\n');
}

function warnings(modules: readonly ModuleDiff[]): string[] {
  const names = modules.filter(isAlarming).map(({ spelledName }) => escapeMarkdown(spelledName));
  return names.length === 0
    ? []
    : [`> **Look at this:** the same version is something else now: ${names.join(', ')}`];
}

function drawTable({ modules, facts }: DiffResult): string {
  const rows = modules.map((module) => {
    const { kind, name, spelledName, before, after } = module;
    const notes = notesOnModule(module, facts.get(name)).map(({ text, isAlarming: isBad }) =>
      isBad ? `**${escapeMarkdown(text)}**` : escapeMarkdown(text),
    );
    const cells = [spelledName, kind, before?.version ?? '', after?.version ?? ''];
    return `| ${[...cells.map(escapeMarkdown), notes.join('<br>')].join(' | ')} |`;
  });
  return ['| Module | | Old | New | |', '|---|---|---|---|---|', ...rows].join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '@': '&#64;',
  '://': ':&#47;&#47;',
};

/**
 * Makes a text mean nothing but itself: no table cells, links, tags, nor references (`@name`, `#1`,
 * `!1`, `~label`), which GitHub and GitLab would turn into a message to somebody.
 */
export function escapeMarkdown(text: string): string {
  return sanitizeText(text)
    .replace(/\s+/g, ' ')
    .replace(/:\/\/|[&<@\\`*_[\]|#!~$%]/g, (sign) => entities[sign] ?? `\\${sign}`);
}
