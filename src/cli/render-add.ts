import type { AddResult } from '../commands/add.ts';
import type { AddedModule } from '../commands/draft-addition.ts';
import { redactUrls, sanitizeText } from '../errors/redact.ts';
import type { CommandResult } from './command.ts';
import type { Paint } from './paint.ts';
import { editResult, quoteRequirements } from './render-edit.ts';

/** What `pupfile add` says: what it declared, and what came of it. */
export function addResult({ added, ...outcome }: AddResult): CommandResult {
  return editResult(outcome, ({ paint }) => added.flatMap((one) => describe(one, outcome, paint)), {
    modules: added.map(toJson),
  });
}

function describe(
  { kind, name, from = [], to, git, newest }: AddedModule,
  { file, isDryRun }: Omit<AddResult, 'added'>,
  paint: Paint,
): readonly string[] {
  const verb = (done: string, would: string) => paint('green', isDryRun ? `Would ${would}` : done);
  if (kind === 'unchanged') {
    const raising = `, ${quoteRequirements(from)}; \`pupfile upgrade ${name}\` raises that`;
    return [`${file} declares ${name} already${from.length === 0 ? '' : raising}`];
  }
  if (kind === 'changed') {
    const change = `${quoteRequirements(from)} -> ${quoteRequirements(to)}`;
    return [`${verb('Changed', 'change')} ${name} in ${file}: ${change}`];
  }
  const what = git === undefined ? quoteRequirements(to) : `from ${sanitizeText(git.url)}`;
  return [
    `${verb('Added', 'add')} ${name} ${what} to ${file}`,
    ...(newest === undefined
      ? []
      : [`${paint('yellow', 'Not the newest,')} ${newest.version}: ${newest.heldBackBy}`]),
  ];
}

function toJson({ kind, name, from, to, git, newest }: AddedModule): object {
  return {
    kind,
    name,
    from: from ?? null,
    to,
    git: git === undefined ? null : { ...git, url: redactUrls(git.url) },
    newest: newest ?? null,
  };
}
