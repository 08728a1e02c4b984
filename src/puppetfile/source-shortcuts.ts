import { nearestWord } from '../errors/nearest-word.ts';
import type { ModuleSource } from '../model/module-source.ts';
import { inspectValue, type RubyHash, type RubyValue } from '../ruby/ruby-value.ts';
import type { DslCall } from './dsl-calls.ts';
import { invalid } from './gather-errors.ts';
import { readModuleOptions } from './module-options.ts';
import type { SourceScope } from './module-sources.ts';

/** The sources that the file has given a name so far. */
export type SourceShortcuts = Map<string, ModuleSource>;

/** Looks a name up. Throws PUPPETFILE_INVALID. */
export function findShortcut(shortcuts: SourceShortcuts, name: RubyValue): ModuleSource {
  const source = shortcuts.get(inspectValue(name));
  if (source !== undefined) return source;
  const meant = nearestWord(inspectValue(name), shortcuts.keys());
  throw invalid(
    `No \`source ${inspectValue(name)}\` is defined above`,
    name.span,
    'not defined',
    meant === undefined
      ? 'a repository is given as `git:`; `source:` needs a `type:`, or a name that `source` defined'
      : `did you mean ${meant}?`,
  );
}

/**
 * Reads librarian-puppet's `source` in all of its forms, and `git`, `path` and `github_tarball`:
 *
 *     git 'URL', ref: 'v1'            source :git, 'URL', ref: 'v1'        source git: 'URL'
 *     source :ours, git: 'URL'        source :ours, [:git, 'URL']          names a source
 *     source :ours                                                         recalls it
 *
 * Null where the line does no more than to give a name. Throws PUPPETFILE_INVALID.
 */
export function readSourceCall(
  { word, args, options, span }: DslCall,
  shortcuts: SourceShortcuts,
  scope: SourceScope,
): ModuleSource | null {
  const [name, param] = args;
  const read = (type: RubyValue, value: RubyValue, more: RubyHash | null) =>
    readModuleOptions(withOption(type, value, more), scope).source;
  if (word !== 'source') {
    if (name === undefined) throw invalid(`\`${word}\` takes one argument`, span, 'has none');
    return read({ kind: 'symbol', text: word, span }, name, options);
  }
  if (name === undefined) return readModuleOptions(options, scope).source;
  if (param?.kind === 'array') {
    shortcuts.set(inspectValue(name), readDefinition(param.elements, read, param));
    return null;
  }
  if (param !== undefined) return read(asSymbol(name), param, options);
  if (options === null) return findShortcut(shortcuts, name);
  shortcuts.set(inspectValue(name), readModuleOptions(options, scope).source);
  return null;
}

function readDefinition(
  [type, param, more]: readonly RubyValue[],
  read: (type: RubyValue, param: RubyValue, more: RubyHash | null) => ModuleSource,
  definition: RubyValue,
): ModuleSource {
  if (type !== undefined && param !== undefined) {
    return read(asSymbol(type), param, more?.kind === 'hash' ? more : null);
  }
  throw invalid(
    `\`${inspectValue(definition)}\` is not a source`,
    definition.span,
    'not a source',
    "a source is a type and an address: [:git, 'https://…']",
  );
}

function asSymbol(type: RubyValue): RubyValue {
  if ((type.kind === 'symbol' || type.kind === 'string') && isSourceWord(type.text)) {
    return { ...type, kind: 'symbol' };
  }
  throw invalid(
    `\`${inspectValue(type)}\` is not a type of source`,
    type.span,
    'unknown type',
    'the types are :forge, :git, :path and :github_tarball',
  );
}

function isSourceWord(text: string): boolean {
  return ['forge', 'git', 'path', 'github_tarball'].includes(text);
}

/** `git 'URL', ref: 'x'` is what `git: 'URL', ref: 'x'` is for a module. */
function withOption(key: RubyValue, value: RubyValue, more: RubyHash | null): RubyHash {
  return { kind: 'hash', entries: [{ key, value }, ...(more?.entries ?? [])], span: key.span };
}
