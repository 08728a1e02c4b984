import type {
  ForgeSource,
  GithubTarballSource,
  LocalSource,
  ModuleSource,
  PathSource,
  SvnSource,
  TarballSource,
} from '../model/module-source.ts';
import { inspectValue, type RubyValue } from '../ruby/ruby-value.ts';
import { readForgeUrl } from './forge-address.ts';
import { invalid } from './gather-errors.ts';
import { readGitSource } from './git-source.ts';
import { type GivenOptions, optionSha256, optionText } from './given-options.ts';
import type { PuppetfileWarning } from './puppetfile.ts';

/** What reading a source depends on beside its options. */
export interface SourceScope {
  /** Where modules without a source of their own come from at this place of the file. */
  readonly source: ModuleSource;
  /** Where modules come from that ask for a Forge without naming one. */
  readonly forges: ForgeSource;
  /** The branch of the control repository, for `:control_branch`. */
  readonly controlBranch: string | undefined;
  /** What `source NAME, …` has given a name; throws PUPPETFILE_INVALID for an unknown name. */
  readonly findShortcut: (name: RubyValue) => ModuleSource;
  readonly warnings: PuppetfileWarning[];
}

/** Reads each kind of source. All throw PUPPETFILE_INVALID. */
export const sourceReaders = {
  forge: readForge,
  git: readGitSource,
  path: readPath,
  github_tarball: readGithubTarball,
  tarball: readTarball,
  svn: readSvn,
  local: readLocal,
} satisfies Readonly<
  Record<ModuleSource['kind'], (options: GivenOptions, scope: SourceScope) => ModuleSource>
>;

function readForge(options: GivenOptions, scope: SourceScope): ForgeSource {
  const entry = options.get('forge');
  const inherited = scope.source.kind === 'forge' ? scope.source : scope.forges;
  const source: ForgeSource =
    entry === undefined
      ? inherited
      : { kind: 'forge', url: readForgeUrl(entry.value, ':forge', scope.warnings) };
  const sha256 = optionSha256(options, 'sha256sum');
  return sha256 === undefined ? source : { ...source, sha256 };
}

function readPath(options: GivenOptions): PathSource {
  return { kind: 'path', path: requireText(options, ['path'], 'which directory?') };
}

function readGithubTarball(options: GivenOptions): GithubTarballSource {
  const repository = requireText(options, ['github_tarball'], 'which repository?');
  if (/^[\w.-]+\/[\w.-]+$/.test(repository)) return { kind: 'github_tarball', repository };
  throw invalid(
    `\`${repository}\` is not a repository of GitHub`,
    options.get('github_tarball')?.value.span ?? missing(),
    'not a repository',
    "a repository of GitHub is its owner and its name: 'puppetlabs/puppetlabs-stdlib'",
  );
}

/** The version of r10k's tarballs is their checksum. */
function readTarball(options: GivenOptions): TarballSource {
  return {
    kind: 'tarball',
    url: requireText(options, ['source'], 'which tarball?'),
    sha256: optionSha256(options, 'version', 'checksum', 'sha256sum'),
  };
}

function readSvn(options: GivenOptions): SvnSource {
  const [revision] = ['rev', 'revision', 'version'].flatMap((name) => options.get(name) ?? []);
  return {
    kind: 'svn',
    url: requireText(options, ['svn', 'source'], 'which repository?'),
    revision: revision === undefined ? undefined : readRevision(options, revision.value),
    username: optionText(options, 'username'),
    password: optionText(options, 'password'),
  };
}

/** Subversion numbers its revisions, and a number needs no quotes. */
function readRevision(options: GivenOptions, value: RubyValue): string | undefined {
  return value.kind === 'number'
    ? String(value.value)
    : optionText(options, 'rev', 'revision', 'version');
}

function readLocal(): LocalSource {
  return { kind: 'local' };
}

/** `type:` alone does not say where. */
function requireText(options: GivenOptions, names: readonly string[], label: string): string {
  const text = optionText(options, ...names);
  if (text !== undefined) return text;
  const type = options.get('type')?.value ?? missing();
  throw invalid(
    `A module of type \`${inspectValue(type)}\` needs its \`source:\``,
    type.span,
    label,
  );
}

function missing(): never {
  throw new RangeError('a source without an option that asks for it');
}
