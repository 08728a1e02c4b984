/** What a repository names its objects by; it follows from the length of a commit. */
export type GitHash = 'sha1' | 'sha256';

/** What a repository has now, each with the commit that it stands for. */
export interface GitRefs {
  /** Undefined where the repository is empty, or its default branch does not exist. */
  readonly head: GitHead | undefined;
  readonly heads: ReadonlyMap<string, string>;
  /** An annotated tag stands for its commit, not for itself. */
  readonly tags: ReadonlyMap<string, string>;
  /** By its full name, `refs/pull/1/head`: all that there are, branches and tags included. */
  readonly all: ReadonlyMap<string, string>;
  readonly hash: GitHash;
}

/** What the repository itself has checked out, or would. */
export interface GitHead {
  readonly sha: string;
  /** Undefined where it is a commit, or the server does not tell. */
  readonly branch: string | undefined;
}

/**
 * Reads what `git ls-remote --symref` prints:
 *
 *     ref: refs/heads/main TAB HEAD
 *     SHA TAB HEAD
 *     SHA TAB refs/heads/main
 *     SHA TAB refs/tags/v1.0
 *     SHA TAB refs/tags/v1.0^{}      what the annotated tag above stands for
 */
export function parseLsRemote(text: string): GitRefs {
  const all = new Map<string, string>();
  let headBranch: string | undefined;
  for (const line of text.split('\n')) {
    const [, symbolic] = /^ref: refs\/heads\/(.+)\tHEAD$/.exec(line) ?? [];
    headBranch ??= symbolic;
    const [, sha, name] = /^([0-9a-f]{40}|[0-9a-f]{64})\t(.+)$/.exec(line) ?? [];
    // The peeled value follows its tag and takes its place.
    if (sha !== undefined && name !== undefined) all.set(name.replace(/\^\{\}$/, ''), sha);
  }
  const [first] = all.values();
  const hash = first?.length === 64 ? 'sha256' : 'sha1';
  const headSha = all.get('HEAD');
  all.delete('HEAD');
  const heads = below(all, 'refs/heads/');
  const tags = below(all, 'refs/tags/');
  if (headSha === undefined) return { head: undefined, heads, tags, all, hash };
  const branch = headBranch ?? guessBranch(heads, headSha);
  return { head: { sha: headSha, branch }, heads, tags, all, hash };
}

function below(all: ReadonlyMap<string, string>, folder: string): ReadonlyMap<string, string> {
  return new Map(
    [...all].flatMap(([name, sha]) =>
      name.startsWith(folder) ? [[name.slice(folder.length), sha] as const] : [],
    ),
  );
}

/** Old servers do not say which branch HEAD is; git guesses in this way, too. */
function guessBranch(heads: ReadonlyMap<string, string>, headSha: string): string | undefined {
  const same = [...heads].flatMap(([name, sha]) => (sha === headSha ? [name] : []));
  return ['main', 'master'].find((name) => same.includes(name)) ?? same[0];
}
