/** What a repository names its objects by; it follows from the length of a commit. */
export type GitHash = 'sha1' | 'sha256';

/** What a repository has now, each with the commit that it stands for. */
export interface GitRefs {
  /** Undefined where the repository is empty, or its default branch does not exist. */
  readonly head: GitHead | undefined;
  readonly heads: ReadonlyMap<string, string>;
  /** An annotated tag stands for its commit, not for itself. */
  readonly tags: ReadonlyMap<string, string>;
  /**
   * The annotated tags' own objects, by the commits that they stand for, of those commits that no
   * branch or other ref has: an old server gives what it names, and such a commit has no name.
   */
  readonly tagObjects: ReadonlyMap<string, string>;
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
  const lines = text.split('\n');
  const headBranch = lines.flatMap(
    (line) => /^ref: refs\/heads\/(.+)\tHEAD$/.exec(line)?.[1] ?? [],
  )[0];
  const listed = lines.flatMap(
    (line) => parseRef(/^([0-9a-f]{40}|[0-9a-f]{64})\t(.+?)(\^\{\})?$/.exec(line)) ?? [],
  );
  // The peeled value follows its tag and takes its place.
  const all = new Map(listed.map(({ name, sha }) => [name, sha]));
  const [first] = all.values();
  const hash = first?.length === 64 ? 'sha256' : 'sha1';
  const headSha = all.get('HEAD');
  all.delete('HEAD');
  const heads = below(all, 'refs/heads/');
  const tags = below(all, 'refs/tags/');
  const known = { heads, tags, tagObjects: findTagObjects(listed), all, hash } as const;
  if (headSha === undefined) return { head: undefined, ...known };
  const branch = headBranch ?? guessBranch(heads, headSha);
  return { head: { sha: headSha, branch }, ...known };
}

interface ListedRef {
  readonly sha: string;
  readonly name: string;
  readonly isPeeled: boolean;
}

function parseRef(match: RegExpExecArray | null): ListedRef | undefined {
  const [, sha, name, peeled] = match ?? [];
  return sha && name ? { sha, name, isPeeled: peeled !== undefined } : undefined;
}

function findTagObjects(listed: readonly ListedRef[]): ReadonlyMap<string, string> {
  const own = listed.filter(({ isPeeled }) => !isPeeled);
  const objects = new Map(own.map(({ name, sha }) => [name, sha]));
  const named = new Set(objects.values());
  return new Map(
    listed.flatMap(({ sha, name, isPeeled }) => {
      const object = objects.get(name);
      return isPeeled && object !== undefined && !named.has(sha) ? [[sha, object] as const] : [];
    }),
  );
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
