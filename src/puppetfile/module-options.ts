import { nearestWord } from '../errors/nearest-word.ts';
import type { ModuleSource } from '../model/module-source.ts';
import {
  inspectValue,
  type RubyHash,
  type RubyHashEntry,
  type RubyValue,
} from '../ruby/ruby-value.ts';
import { invalid } from './gather-errors.ts';
import { type GivenOptions, givenOptions, isTrue, optionText, textOf } from './given-options.ts';
import { type SourceScope, sourceReaders } from './module-sources.ts';
import { warnOfOptions } from './option-warnings.ts';

/** What the options of one `mod` line say. */
export interface ModuleOptions {
  readonly source: ModuleSource;
  /** `version:` of a module from a Forge. */
  readonly version: RubyValue | undefined;
  readonly installPath: string | undefined;
  readonly excludesSpec: boolean;
}

/**
 * Reads where a module comes from, and what else its options say.
 *
 * @throws PUPPETFILE_INVALID where they contradict each other
 */
export function readModuleOptions(hash: RubyHash | null, scope: SourceScope): ModuleOptions {
  if (hash === null) return withoutOptions(scope);
  const options = givenOptions(hash);
  const kind = findKind(options);
  const source =
    kind === null ? defaultSource(options, scope) : sourceReaders[kind](options, scope);
  scope.warnings.push(...warnOfOptions(hash, source.kind));
  return {
    source,
    version: source.kind === 'forge' ? options.get('version')?.value : undefined,
    installPath: readInstallPath(options),
    excludesSpec: isTrue(options, 'exclude_spec'),
  };
}

function withoutOptions({ source }: SourceScope): ModuleOptions {
  return { source, version: undefined, installPath: undefined, excludesSpec: false };
}

/** Each kind of source has an option of its name, but for tarballs, which are a `type:` only. */
type Kind = keyof typeof sourceReaders;

const markedKinds = ['git', 'svn', 'github_tarball', 'forge', 'path', 'local'] as const;
const typedKinds = ['forge', 'git', 'tarball', 'local', 'svn'] as const;

function findKind(options: GivenOptions): Kind | null {
  const typed = readType(options);
  // Beside a repository, the path is one inside of it.
  const isInside = isRepository(options, typed);
  const marked = [...options.keys()]
    .flatMap((name) => markedKinds.find((kind) => kind === name) ?? [])
    .filter((kind) => kind !== typed && !(kind === 'path' && isInside));
  const [first, second] = [...(typed === undefined ? [] : [typed]), ...marked];
  if (first !== undefined && second !== undefined) throw secondSource(first, options.get(second));
  return first ?? null;
}

function isRepository(options: GivenOptions, typed: Kind | undefined): boolean {
  return typed === 'git' || typed === 'svn' || options.has('git') || options.has('svn');
}

function readType(options: GivenOptions): (typeof typedKinds)[number] | undefined {
  const entry = options.get('type');
  if (entry === undefined) return undefined;
  const text = textOf(entry.value, inspectValue(entry.key));
  const type = typedKinds.find((kind) => kind === text);
  if (type !== undefined) return type;
  const meant = nearestWord(text, typedKinds);
  throw invalid(
    `\`${text}\` is not a type of module`,
    entry.value.span,
    'unknown type',
    `the types are forge, git, tarball, local and svn${meant ? `; did you mean ${meant}?` : ''}`,
  );
}

function secondSource(first: Kind, second: RubyHashEntry | undefined) {
  if (second === undefined) throw new RangeError('a second source that was not given');
  return invalid(
    `A module cannot come from \`:${first}\` and from \`${inspectValue(second.key)}\``,
    second.key.span,
    'a second source',
  );
}

/** That of the line's block, or the one that was given a name with `source`. */
function defaultSource(options: GivenOptions, scope: SourceScope): ModuleSource {
  const shortcut = options.get('source');
  if (shortcut !== undefined) return scope.findShortcut(shortcut.value);
  return scope.source.kind === 'forge' ? sourceReaders.forge(options, scope) : scope.source;
}

/** r10k keeps modules inside of the environment; a Puppetfile cannot put them beside it. */
function readInstallPath(options: GivenOptions): string | undefined {
  const path = optionText(options, 'install_path');
  if (path === undefined || !leadsOut(path)) return path;
  throw invalid(
    `\`${path}\` leads out of the project`,
    options.get('install_path')?.value.span ?? failWithoutSpan(),
    'not inside of the project',
    'a module is installed below the directory of the Puppetfile',
  );
}

function leadsOut(path: string): boolean {
  let depth = 0;
  return path.split('/').some((part) => {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    return depth < 0;
  });
}

function failWithoutSpan(): never {
  throw new RangeError('an option without a place');
}
