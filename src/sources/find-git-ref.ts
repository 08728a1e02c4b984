import type { GitSource } from '../model/module-source.ts';
import type { GitRefs } from './git-refs.ts';

/** What a name of a Puppetfile stands for in a repository. */
export type FoundRef = FoundCommit | FoundPrefix;

export interface FoundCommit {
  readonly kind: 'commit';
  readonly sha: string;
  /** The name that was found; of HEAD its branch. */
  readonly ref: string;
  /** Whether it may stand for another commit tomorrow: a branch, HEAD. */
  readonly isMoving: boolean;
  /** What else has this name and is another commit. */
  readonly rival?: 'branch' | 'tag';
}

/** What may be the beginning of a commit, which only the whole history tells. */
export interface FoundPrefix {
  readonly kind: 'prefix';
  readonly prefix: string;
  readonly ref: string;
  /** What to take where there is no such commit. */
  readonly otherwise?: FoundCommit;
}

/** A whole commit: 40 digits, or 64 in a repository with SHA-256. Nobody has to be asked for it. */
export function isFullSha(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text);
}

/**
 * Finds a name among what a repository has. The order is:
 *
 * 1. nothing, and HEAD, are HEAD; 40 or 64 hexadecimal digits are a commit
 * 2. a name that begins with `refs/` is that and nothing else
 * 3. the branch of that name, then the tag, as for librarian-puppet; the tag first for `tag:`
 * 4. the beginning of a commit, 4 digits or more; it comes before 3 for `commit:`
 * 5. `heads/NAME`, `tags/NAME` and `origin/NAME`, as `git rev-parse` reads them in a clone
 *
 * @returns undefined where the repository has nothing of that name
 */
export function findGitRef(
  { ref, refKind }: Pick<GitSource, 'ref' | 'refKind'>,
  refs: GitRefs,
): FoundRef | undefined {
  if (ref === undefined || ref === 'HEAD') return headOf(refs);
  if (isFullSha(ref)) return { kind: 'commit', sha: ref.toLowerCase(), ref, isMoving: false };
  if (ref.startsWith('refs/')) return byFullName(ref, ref, refs);
  const named = byName(ref, refKind, refs);
  if (/^[0-9a-f]{4,63}$/i.test(ref) && (refKind === 'commit' || named === undefined)) {
    const short = { kind: 'prefix', prefix: ref.toLowerCase(), ref } as const;
    return named === undefined ? short : { ...short, otherwise: named };
  }
  return named ?? byFullName(ref, `refs/${ref}`, refs) ?? ofOrigin(ref, refs);
}

function headOf({ head }: GitRefs): FoundCommit | undefined {
  if (head === undefined) return undefined;
  return { kind: 'commit', sha: head.sha, ref: head.branch ?? 'HEAD', isMoving: true };
}

function byName(
  ref: string,
  refKind: GitSource['refKind'],
  { heads, tags }: GitRefs,
): FoundCommit | undefined {
  const [branch, tag] = [heads.get(ref), tags.get(ref)];
  const isTag = tag !== undefined && (refKind === 'tag' || branch === undefined);
  const sha = isTag ? tag : branch;
  if (sha === undefined) return undefined;
  const other = isTag ? branch : tag;
  const rival = other === undefined || other === sha ? {} : { rival: isTag ? 'branch' : 'tag' };
  return { kind: 'commit', sha, ref, isMoving: !isTag, ...rival } as FoundCommit;
}

function byFullName(ref: string, fullName: string, { all }: GitRefs): FoundCommit | undefined {
  const sha = all.get(fullName);
  if (sha === undefined) return undefined;
  return { kind: 'commit', sha, ref, isMoving: !fullName.startsWith('refs/tags/') };
}

function ofOrigin(ref: string, refs: GitRefs): FoundCommit | undefined {
  if (!ref.startsWith('origin/')) return undefined;
  const name = ref.slice('origin/'.length);
  return name === 'HEAD' ? headOf(refs) : byFullName(ref, `refs/heads/${name}`, refs);
}
