import type { DslCall } from './dsl-calls.ts';
import { readForgeUrl } from './forge-address.ts';
import { attempt } from './gather-errors.ts';
import type { SourceScope } from './module-sources.ts';
import { findShortcut, readSourceCall, type SourceShortcuts } from './source-shortcuts.ts';

/**
 * The Forges of the file's own statements, each once, in their order: `forge URL` and
 * `source :forge, URL` outside of every block. What is wrong with them is told where they are read.
 */
export function findForges(calls: readonly DslCall[]): readonly string[] {
  const shortcuts: SourceShortcuts = new Map();
  const urls = calls.flatMap((call) => {
    const url = readUrl(call, shortcuts);
    return url === undefined || call.block !== null ? [] : [url];
  });
  return [...new Set(urls)];
}

/** The Forge that a statement names; the line may also do no more than give a source a name. */
function readUrl(call: DslCall, shortcuts: SourceShortcuts): string | undefined {
  const [value] = call.args;
  if (call.word === 'forge' && value !== undefined) {
    return attempt([], () => readForgeUrl(value, 'forge', [])) ?? undefined;
  }
  if (call.word !== 'source') return undefined;
  const source = attempt([], () => readSourceCall(call, shortcuts, scopeWith(shortcuts)));
  return source?.kind === 'forge' && source.url !== '' ? source.url : undefined;
}

/** Nothing is known yet of what the file inherits. */
function scopeWith(shortcuts: SourceShortcuts): SourceScope {
  return {
    source: { kind: 'forge', url: '' },
    forges: { kind: 'forge', url: '' },
    controlBranch: undefined,
    findShortcut: (name) => findShortcut(shortcuts, name),
    warnings: [],
  };
}
