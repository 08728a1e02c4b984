import { redactUrls } from '../errors/redact.ts';
import { normalizeForgeUrl } from '../model/forge-url.ts';
import type { ForgeSource, GitSource, ModuleSource, SvnSource } from '../model/module-source.ts';
import type { LockedSource } from './lockfile.ts';

/** Whether a lock's block is the place that the Puppetfile takes the module from. */
export function isSameSource(declared: ModuleSource, locked: LockedSource): boolean {
  switch (declared.kind) {
    case 'forge':
      return locked.kind === 'forge' && isOneOf(declared, locked.remote);
    case 'git':
      return locked.kind === 'git' && isSameGit(declared, locked);
    case 'path':
      return locked.kind === 'path' && declared.path === locked.remote;
    case 'github_tarball':
      return locked.kind === 'github_tarball' && declared.repository === locked.remote;
    case 'tarball':
      return locked.kind === 'tarball' && redactUrls(declared.url) === redactUrls(locked.remote);
    case 'svn':
      return locked.kind === 'svn' && isSameSvn(declared, locked);
    case 'local':
      // It is not locked at all.
      return false;
  }
}

/** A module that is tied to no Forge may come from any that is asked for it. */
function isOneOf({ url, fallbackUrls = [] }: ForgeSource, remote: string): boolean {
  return [url, ...fallbackUrls].some((one) => isSameForge(one, remote));
}

/** Whether two URLs lead to the same Forge; a lock holds no credentials. */
export function isSameForge(left: string, right: string): boolean {
  if (left === right) return true;
  return normalizeForgeUrl(redactUrls(left)) === normalizeForgeUrl(redactUrls(right));
}

type LockedGit = Extract<LockedSource, { kind: 'git' }>;

function isSameGit(declared: GitSource, locked: LockedGit): boolean {
  // librarian-puppet writes `master` where the Puppetfile has no ref.
  const { ref, fallbackRefs = [] } = declared;
  const refs = ref === undefined ? ['HEAD', 'master'] : [ref, ...fallbackRefs];
  return (
    redactUrls(declared.url) === redactUrls(locked.remote) &&
    refs.includes(locked.ref) &&
    declared.path === locked.path
  );
}

function isSameSvn(
  { url, revision }: SvnSource,
  locked: Extract<LockedSource, { kind: 'svn' }>,
): boolean {
  const isRevision = revision === undefined || revision === locked.revision;
  return isRevision && redactUrls(url) === redactUrls(locked.remote);
}

/** The source in words: `the Forge https://…`, `https://… at main`. */
export function describeSource(source: ModuleSource): string {
  switch (source.kind) {
    case 'forge':
      return `the Forge ${[source.url, ...(source.fallbackUrls ?? [])].map(redactUrls).join(' or ')}`;
    case 'git':
      return describeGit(source);
    case 'path':
      return source.path;
    case 'github_tarball':
      return `the GitHub archive ${source.repository}`;
    case 'tarball':
      return `the tarball ${redactUrls(source.url)}`;
    case 'svn':
      return `${redactUrls(source.url)} at ${source.revision ?? 'HEAD'}`;
    case 'local':
      return 'the modules directory itself';
  }
}

/** The same words for a block of a lock. */
export function describeLockedSource(source: LockedSource): string {
  switch (source.kind) {
    case 'forge':
      return `the Forge ${redactUrls(source.remote)}`;
    case 'git':
      return describeGit({ ...source, url: source.remote });
    case 'path':
      return source.remote;
    case 'github_tarball':
      return `the GitHub archive ${redactUrls(source.remote)}`;
    case 'svn':
      return `${redactUrls(source.remote)} at ${source.revision}`;
    case 'tarball':
      return `the tarball ${redactUrls(source.remote)}`;
  }
}

function describeGit({ url, ref, path }: Pick<GitSource, 'url' | 'ref' | 'path'>): string {
  const directory = path === undefined ? '' : `${path} in `;
  return `${directory}${redactUrls(url)} at ${ref ?? 'HEAD'}`;
}
