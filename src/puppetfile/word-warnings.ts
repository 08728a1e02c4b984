import { normalizeForgeUrl } from '../model/forge-url.ts';
import type { DslCall } from './dsl-calls.ts';
import type { PuppetfileWarning } from './puppetfile.ts';

/**
 * A second `forge` means one thing to librarian-puppet and another to r10k; and whoever can publish
 * on the first one takes the place of modules that only the second one was to have.
 */
export function warnOfForges(calls: readonly DslCall[]): readonly PuppetfileWarning[] {
  const forges = calls.filter(({ word, block }) => word === 'forge' && block === null);
  const [first, ...others] = forges;
  return others
    .filter((call) => urlOf(call) !== urlOf(first))
    .map(({ span }) => ({
      rule: 'fallback-forge' as const,
      message: `This \`forge\` is only asked for modules that the one on line ${first?.span.line} does not know, wherever they are declared`,
      span,
      hint: 'a `forge URL do … end` ties modules to one; librarian-puppet and r10k read two `forge` otherwise',
    }));
}

function urlOf(call: DslCall | undefined): string | undefined {
  const [value] = call?.args ?? [];
  return value?.kind === 'string' ? normalizeForgeUrl(value.text) : undefined;
}

/** A `moduledir` that stands below modules leaves them where they are. */
export function warnOfModuleDirectories(
  calls: readonly DslCall[],
  directories: readonly DslCall[],
): readonly PuppetfileWarning[] {
  const firstModule = calls.findIndex(({ word }) => word === 'mod' || word === 'metadata');
  if (firstModule === -1) return [];
  return directories
    .filter((call) => calls.indexOf(call) > firstModule)
    .map(({ span }) => ({
      rule: 'late-setting' as const,
      message: 'This `moduledir` is for the modules below it only, as in r10k',
      span,
      hint: 'put it above the first module, and it is for all of them',
    }));
}

/** In the order of the text, each once; those of another file last. */
export function sortWarnings(
  warnings: readonly PuppetfileWarning[],
  file: string,
): readonly PuppetfileWarning[] {
  const isElsewhere = ({ span }: PuppetfileWarning) => Number(span.file !== file);
  // A line in a loop or a method is read once for each module that it declares.
  const once = new Map(warnings.map((warning) => [keyOf(warning), warning]));
  return [...once.values()].sort(
    (left, right) =>
      isElsewhere(left) - isElsewhere(right) ||
      left.span.line - right.span.line ||
      left.span.column - right.span.column,
  );
}

function keyOf({ message, span: { file, line, column } }: PuppetfileWarning): string {
  return JSON.stringify([file, line, column, message]);
}
