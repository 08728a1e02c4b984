import { PupfileError } from '../errors/pupfile-error.ts';
import { normalizeForgeUrl } from '../model/forge-url.ts';
import type { ModuleSource } from '../model/module-source.ts';
import { invalid } from './gather-errors.ts';
import { nearestWord } from './nearest-word.ts';
import type { PuppetfileWarning } from './puppetfile.ts';
import { inspectValue, type RubyHash, type RubyHashEntry, type RubyValue } from './ruby-value.ts';

const refOptions = ['ref', 'branch', 'tag', 'commit'] as const;
// What librarian-puppet and r10k install from these, pupfile cannot yet.
const unsupportedOptions = ['github_tarball', 'svn', 'local', 'install_path'] as const;
const knownOptions: readonly string[] = [
  'git',
  ...refOptions,
  'default_branch',
  'default_branch_override',
  'path',
  'forge',
  'type',
  'source',
  'version',
  'latest',
  ...unsupportedOptions,
  'sha256sum',
  'exclude_spec',
  'rev',
  'revision',
  'username',
  'password',
];

type Options = ReadonlyMap<string, RubyHashEntry>;

/** What the options of one `mod` line say. */
export interface ModuleOptions {
  readonly source: ModuleSource;
  /** `version:` of r10k's `type: 'forge'`. */
  readonly version: RubyValue | undefined;
}

/**
 * Reads where a module comes from.
 *
 * @throws PUPPETFILE_INVALID where the options contradict each other
 * @throws SOURCE_UNSUPPORTED where it is a source that cannot be installed from
 */
export function readModuleOptions(hash: RubyHash | null, forgeUrl: string): ModuleOptions {
  const options = givenOptions(hash);
  refuseUnsupported(options);
  const type = readType(options);
  if (type === 'git' || options.has('git')) {
    refuseSecondSource(options, 'git', 'forge');
    return { source: readGitSource(options, type), version: undefined };
  }
  const path = options.get('path');
  if (path !== undefined) {
    refuseSecondSource(options, 'path', 'forge');
    return { source: { kind: 'path', path: textOf(path) }, version: undefined };
  }
  const url = options.get('forge');
  return {
    source: { kind: 'forge', url: url === undefined ? forgeUrl : normalizeForgeUrl(textOf(url)) },
    version: options.get('version')?.value,
  };
}

/** A warning for each option that neither pupfile nor its predecessors know. */
export function findUnknownOptions(hash: RubyHash | null): PuppetfileWarning[] {
  return (hash?.entries ?? [])
    .filter(({ key }) => key.kind !== 'symbol' || !knownOptions.includes(key.text))
    .map(({ key }) => {
      const text = key.kind === 'string' || key.kind === 'symbol' ? key.text : '';
      const meant = nearestWord(text, knownOptions);
      return {
        message: `\`mod\` has no option \`${inspectValue(key)}\`; it is ignored`,
        span: key.span,
        hint:
          meant === undefined
            ? `the options are ${knownOptions.map((name) => `:${name}`).join(', ')}`
            : `did you mean \`:${meant}\`?`,
      };
    });
}

/** By name; an option that is nil or false was not given. */
function givenOptions(hash: RubyHash | null): Options {
  const options = new Map<string, RubyHashEntry>();
  for (const entry of hash?.entries ?? []) {
    const { key, value } = entry;
    const isGiven = value.kind !== 'nil' && !(value.kind === 'boolean' && !value.value);
    if (key.kind === 'symbol' && isGiven) options.set(key.text, entry);
  }
  return options;
}

function refuseUnsupported(options: Options): void {
  for (const name of unsupportedOptions) {
    const option = options.get(name);
    if (option !== undefined) throw unsupportedSource(`\`:${name}\``, option);
  }
}

function readType(options: Options): string | undefined {
  const option = options.get('type');
  if (option === undefined) return undefined;
  const type = textOf(option);
  if (type === 'git' || type === 'forge') return type;
  if (['tarball', 'local', 'svn'].includes(type)) throw unsupportedSource(`type '${type}'`, option);
  throw invalid(
    `\`${type}\` is not a type of module`,
    option.value.span,
    'unknown type',
    'the types are forge, git, tarball, local and svn',
  );
}

function refuseSecondSource(options: Options, first: string, second: string): void {
  const option = options.get(second);
  if (option === undefined) return;
  throw invalid(
    `A module cannot come from \`:${first}\` and from \`:${second}\``,
    option.key.span,
    'a second source',
  );
}

function readGitSource(options: Options, type: string | undefined): ModuleSource {
  const url = options.get('git') ?? options.get('source');
  if (url === undefined) {
    const span = options.get('type')?.value.span;
    if (span === undefined) throw new RangeError('a git source without a reason');
    throw invalid('A module of type `git` needs its `source:`', span, 'which repository?');
  }
  const path = options.get('path');
  return {
    kind: 'git',
    url: textOf(url),
    ref: readRef(options, type),
    path: path === undefined ? undefined : textOf(path),
  };
}

function readRef(options: Options, type: string | undefined): string | undefined {
  const names = type === 'git' ? [...refOptions, 'version'] : refOptions;
  const [ref, second] = names.flatMap((name) => options.get(name) ?? []);
  if (second !== undefined) {
    throw invalid(
      `Only one of ${names.map((name) => `\`:${name}\``).join(', ')} can be given`,
      second.key.span,
      'a second revision',
    );
  }
  if (ref?.value.kind === 'symbol' && ref.value.text === 'control_branch') {
    throw unsupportedSource('`:control_branch`', ref);
  }
  const option = ref ?? options.get('default_branch');
  return option === undefined ? undefined : textOf(option);
}

function textOf({ key, value }: RubyHashEntry): string {
  if ((value.kind === 'string' || value.kind === 'symbol') && value.text.trim() !== '') {
    return value.text.trim();
  }
  throw invalid(
    `\`${inspectValue(key)}\` must be a text, not \`${inspectValue(value)}\``,
    value.span,
    'not a text',
    value.kind === 'number' ? `put it in quotes: '${inspectValue(value)}'` : undefined,
  );
}

function unsupportedSource(what: string, { key, value }: RubyHashEntry): PupfileError {
  return new PupfileError('SOURCE_UNSUPPORTED', `pupfile cannot install from ${what} yet`, {
    labels: [{ span: what.startsWith('type') ? value.span : key.span, text: 'not supported' }],
  });
}
