import type { ModuleName } from '../model/module-name.ts';
import { redactRemote } from './locked-remote.ts';
import type {
  LockedCommit,
  LockedDeclaration,
  LockedDependency,
  LockedLayer,
  LockedModule,
  LockedOverride,
  LockedSource,
  Lockfile,
} from './lockfile.ts';
import { renderStated } from './stated-requirements.ts';

/**
 * The text of a Puppetfile.lock, byte for byte as librarian-puppet writes it, and after its blocks
 * CHECKSUMS to REQUIREMENTS, which librarian-puppet doesn't read. The order of what is handed in
 * makes no difference.
 */
export function formatLockfile(lockfile: Lockfile): string {
  const blocks = [
    ...formatSources(lockfile.sources),
    ['DEPENDENCIES', ...byName(lockfile.dependencies).map((one) => `  ${formatDependency(one)}`)],
    ['CHECKSUMS', ...formatChecksums(lockfile)],
    ['EXCLUSIONS', ...lockfile.exclusions.toSorted().map((name) => `  ${name}`)],
    ['LAYER', ...(lockfile.layers ?? []).map(formatLayer)],
    ['LAYOUT', ...formatLayout(lockfile)],
    ['NAMES', ...formatNames(lockfile)],
    ['OVERRIDES', ...lockfile.overrides.map(formatOverride).toSorted(compareTexts)],
    ['PE', ...formatVersion(lockfile.platform.pe)],
    ['PUPPET', ...formatVersion(lockfile.platform.puppet)],
    ['REQUIREMENTS', ...byName(lockfile.dependencies).flatMap(formatStated)],
  ];
  return blocks
    .filter((lines) => lines.length > 1 || lines[0] === 'DEPENDENCIES')
    .map((lines) => `${lines.join('\n')}\n\n`)
    .join('');
}

const headings = [
  ['forge', 'FORGE'],
  ['git', 'GIT'],
  ['path', 'PATH'],
  ['github_tarball', 'GITHUBTARBALL'],
  ['svn', 'SVN'],
  ['tarball', 'TARBALL'],
] as const;

function formatSources(sources: readonly LockedSource[]): readonly (readonly string[])[] {
  return headings.flatMap(([kind, heading]) =>
    sources
      .filter((source) => source.kind === kind)
      .toSorted((left, right) => compareTexts(describeSource(left), describeSource(right)))
      .map((source) => [
        heading,
        `  remote: ${redactRemote(source.remote)}`,
        ...formatOptions(source),
        '  specs:',
        ...byName(source.modules).flatMap(formatModule),
      ]),
  );
}

/** What librarian-puppet sorts its sources by. */
function describeSource(source: LockedSource): string {
  const remote = redactRemote(source.remote);
  if (source.kind !== 'git') return remote;
  const { ref, path } = source;
  return path === undefined ? `${remote}#${ref}` : `${remote}#${ref}(${path})`;
}

function formatOptions(source: LockedSource): readonly string[] {
  if (source.kind === 'svn') return [`  revision: ${source.revision}`];
  if (source.kind !== 'git') return [];
  const { ref, sha, path } = source;
  return [...(path === undefined ? [] : [`  path: ${path}`]), `  ref: ${ref}`, `  sha: ${sha}`];
}

function formatModule({ spelledName, version, dependencies }: LockedModule): readonly string[] {
  return [
    `    ${spelledName} (${version})`,
    ...byName(dependencies).map((one) => `      ${formatDependency(one)}`),
  ];
}

function formatDependency({ spelledName, requirement }: LockedDependency): string {
  return `${spelledName} (${requirement})`;
}

function formatOverride({ spelledName, version, dependency }: LockedOverride): string {
  return `  ${spelledName} (${version}) ${formatDependency(dependency)}`;
}

function formatStated({ spelledName, stated }: LockedDeclaration): readonly string[] {
  return stated === undefined ? [] : [`  ${spelledName} (${renderStated(stated)})`];
}

function formatNames({ names = new Map() }: Lockfile): readonly string[] {
  return [...names].map(([bare, name]) => `  ${bare} ${name}`).toSorted(compareTexts);
}

/** The first version is not worth a block. */
function formatLayer({ sha256, prefix }: LockedLayer): string {
  return `  sha256=${sha256} ${prefix === '' ? '/' : prefix}`;
}

function formatLayout({ layout = 1 }: Lockfile): readonly string[] {
  return layout === 1 ? [] : [`  ${layout}`];
}

function formatVersion(version: string | undefined): readonly string[] {
  return version === undefined ? [] : [`  ${version}`];
}

function formatChecksums(lockfile: Lockfile): readonly string[] {
  const { sources, checksums, commits = new Map<ModuleName, LockedCommit>() } = lockfile;
  const modules = sources.flatMap((source) => source.modules);
  const spelledNames = new Map(modules.map((one) => [one.name, one.spelledName]));
  const spelled = (name: ModuleName) => spelledNames.get(name) ?? name;
  const lines = [
    ...[...checksums].map(([name, { version, sha256, isTree = false }]) => ({
      spelledName: spelled(name),
      version,
      digest: `${isTree ? 'tree' : 'sha256'}=${sha256}`,
    })),
    ...[...commits].map(([name, { version, sha }]) => ({
      spelledName: spelled(name),
      version,
      digest: `git=${sha}`,
    })),
  ];
  return byName(lines).map(
    ({ spelledName, version, digest }) => `  ${spelledName} (${version}) ${digest}`,
  );
}

function byName<T extends { readonly spelledName: string }>(entries: readonly T[]): readonly T[] {
  return entries.toSorted((left, right) => compareTexts(left.spelledName, right.spelledName));
}

/** Orders by code units, as Ruby does: no language's rules, so the same on every machine. */
function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
