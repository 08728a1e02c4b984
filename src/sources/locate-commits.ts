import { nearestWord } from '../errors/nearest-word.ts';
import { type ErrorLabel, PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { GitSource } from '../model/module-source.ts';
import { type FoundRef, findGitRef, isFullSha } from './find-git-ref.ts';
import type { WantedCommit } from './git-fetch.ts';
import { goneCommit } from './git-module.ts';
import type { GitRefs } from './git-refs.ts';
import type { GitRepository } from './git-repository.ts';

/** A commit that somebody asks for. */
export interface GitWant {
  readonly source: GitSource;
  /** The whole commit that the lock has: to be kept, wherever the branch is now. */
  readonly lockedSha?: string;
  /** Stands in the error where the commit cannot be found. */
  readonly label?: ErrorLabel;
}

/** A commit that was found, and is in the mirror. */
export interface GitCommit {
  /** 40 or 64 lower-case hexadecimal digits. */
  readonly sha: string;
  /** The name that was found, as written; of HEAD its branch, if the server tells. */
  readonly ref: string;
  /** Whether the name is a branch or HEAD; false where the lock said which commit. */
  readonly isMoving: boolean;
}

export interface LocateOptions {
  notice(message: string): void;
}

type Name = Pick<GitSource, 'ref' | 'refKind'>;

/** A want and the names that are left to be tried for it. */
interface Search {
  readonly want: GitWant;
  readonly names: readonly Name[];
}

type Outcome = GitCommit | PupfileError | 'next name';

/**
 * Finds the commits of one repository: one question what it has, where that has to be known, and one
 * fetch, where anything is missing. Names that do not exist take more rounds.
 *
 * @returns in the order of the wants; the errors are REVISION_NOT_FOUND
 * @throws PupfileError what the repository cannot be read for
 */
export async function locateCommits(
  repository: GitRepository,
  wants: readonly GitWant[],
  options: LocateOptions,
): Promise<readonly (GitCommit | PupfileError)[]> {
  const done = new Map<GitWant, GitCommit | PupfileError>();
  let searches: readonly Search[] = wants.map((want) => ({ want, names: namesOf(want) }));
  while (searches.length > 0) {
    const outcomes = await tryNames(repository, searches, options);
    searches = searches.flatMap(({ want, names }, index) => {
      const outcome = outcomes[index] ?? 'next name';
      if (outcome === 'next name') return [{ want, names: names.slice(1) }];
      done.set(want, outcome);
      return [];
    });
  }
  return wants.flatMap((want) => done.get(want) ?? []);
}

function namesOf({ source }: GitWant): readonly Name[] {
  const { ref, refKind, fallbackRefs = [] } = source;
  return [{ ref, ...(refKind && { refKind }) }, ...fallbackRefs.map((one) => ({ ref: one }))];
}

async function tryNames(
  repository: GitRepository,
  searches: readonly Search[],
  options: LocateOptions,
): Promise<readonly Outcome[]> {
  const refs = await listNeeded(repository, searches);
  const found = searches.map((search) => findOne(search, refs));
  for (const one of found) tellRival(repository, one, options);
  const commits = await ensureAll(repository, found.flatMap(wantedOf));
  return Promise.all(
    searches.map(async (search, index) => {
      const one = found[index];
      const outcome = await settle(one, { repository, commits, refs });
      if (outcome !== 'next name' || search.names.length > 1) return outcome;
      return notFound(search.want, one, { repository, refs });
    }),
  );
}

/** What hosts keep beside branches and tags, and HEAD. */
const unusualName =
  /^(?:HEAD|origin\/HEAD|refs\/(?!heads\/|tags\/).*|(?:pull|merge-requests|pull-requests|changes)\/.*)$/;

async function listNeeded(
  repository: GitRepository,
  searches: readonly Search[],
): Promise<GitRefs | undefined> {
  const asked = searches.flatMap(({ want, names: [name] }) =>
    want.lockedSha === undefined && !isFullSha(name?.ref ?? '') ? [name?.ref ?? 'HEAD'] : [],
  );
  if (asked.length === 0) return undefined;
  return repository.listRefs({ isWhole: asked.some((name) => unusualName.test(name)) });
}

function findOne({ want, names: [name] }: Search, refs: GitRefs | undefined): FoundRef | undefined {
  const { lockedSha } = want;
  const ref = name?.ref ?? 'HEAD';
  if (lockedSha !== undefined) return { kind: 'commit', sha: lockedSha, ref, isMoving: false };
  if (isFullSha(ref)) return { kind: 'commit', sha: ref.toLowerCase(), ref, isMoving: false };
  return name && refs && findGitRef(name, refs);
}

function tellRival(
  { address }: GitRepository,
  found: FoundRef | undefined,
  { notice }: LocateOptions,
): void {
  if (found?.kind !== 'commit' || found.rival === undefined) return;
  const [taken, option] = found.rival === 'tag' ? ['branch', 'tag:'] : ['tag', 'branch:'];
  const name = `\`${sanitizeText(found.ref)}\` of ${address.shown}`;
  notice(`${name} is a branch and a tag; the ${taken} counts, and \`${option}\` names the other`);
}

function wantedOf(found: FoundRef | undefined): readonly WantedCommit[] {
  const commit = found?.kind === 'prefix' ? found.otherwise : found;
  if (commit === undefined) return [];
  const fullName = /^(?:refs\/)?(?!refs\/|heads\/|tags\/)(.+\/.+)$/.exec(commit.ref)?.[1];
  const isUnusual =
    unusualName.test(commit.ref) && fullName !== undefined && !isFullSha(commit.ref);
  return [{ sha: commit.sha, ...(isUnusual && { fullName: `refs/${fullName}` }) }];
}

type Commits = ReadonlyMap<string, string | undefined>;

/** One fetch for them all. */
async function ensureAll(
  repository: GitRepository,
  wanted: readonly WantedCommit[],
): Promise<Commits> {
  const unique = [...new Map(wanted.map((one) => [one.sha, one])).values()];
  const commits = new Map<string, string | undefined>();
  for (const length of new Set(unique.map(({ sha }) => sha.length))) {
    const same = unique.filter(({ sha }) => sha.length === length);
    const found = await repository.ensure(same);
    for (const [index, { sha }] of same.entries()) commits.set(sha, found[index]);
  }
  return commits;
}

interface Settling {
  readonly repository: GitRepository;
  readonly commits: Commits;
  readonly refs: GitRefs | undefined;
}

async function settle(found: FoundRef | undefined, context: Settling): Promise<Outcome> {
  if (found === undefined) return 'next name';
  if (found.kind === 'commit') {
    const sha = context.commits.get(found.sha);
    const { ref, isMoving } = found;
    return sha === undefined ? 'next name' : { sha, ref, isMoving };
  }
  const { prefix, ref, otherwise } = found;
  const { repository, refs } = context;
  const hash = refs?.hash ?? 'sha1';
  const sha = await repository.expand(prefix, hash);
  if (sha === 'ambiguous') {
    return ambiguous(ref, await repository.listCommits(prefix, hash), repository);
  }
  if (sha !== 'missing') return { sha, ref, isMoving: false };
  return otherwise === undefined ? 'next name' : settle(otherwise, context);
}

function ambiguous(
  ref: string,
  commits: readonly string[],
  { address: { shown } }: GitRepository,
): PupfileError {
  const message = `\`${ref}\` is the beginning of more than one commit of \`${shown}\``;
  return new PupfileError('REVISION_NOT_FOUND', message, {
    notes: commits.slice(0, 10),
    hint: 'more digits tell which one',
    data: { url: shown, ref },
  });
}

function notFound(
  { source, lockedSha }: GitWant,
  last: FoundRef | undefined,
  { repository: { address }, refs }: Pick<Settling, 'repository' | 'refs'>,
): PupfileError {
  if (lockedSha !== undefined) return goneCommit(address, lockedSha, { isLocked: true });
  const others = source.fallbackRefs ?? [];
  if (last?.kind === 'commit' && others.length === 0) return goneCommit(address, last.sha);
  if (refs === undefined) return noSuchRef(source, address, undefined);
  const { shown } = address;
  if (refs.all.size === 0) return revisionNotFound(`\`${shown}\` is empty`, { shown });
  if (source.ref === undefined && others.length === 0) {
    return revisionNotFound(`\`${shown}\` has no default branch`, {
      shown,
      notes: [`its branches: ${[...refs.heads.keys()].slice(0, 10).map(sanitizeText).join(', ')}`],
      hint: '`branch:` names one of them',
    });
  }
  return noSuchRef(source, address, refs);
}

function noSuchRef(
  { ref, fallbackRefs = [] }: GitSource,
  { shown }: GitRepository['address'],
  refs: GitRefs | undefined,
): PupfileError {
  const [first = 'HEAD', ...others] = [ref ?? 'HEAD', ...fallbackRefs].map(sanitizeText);
  const names = [...(refs?.heads.keys() ?? []), ...(refs?.tags.keys() ?? [])];
  const nearest = nearestWord(first, names);
  return revisionNotFound(`\`${shown}\` has no branch, tag or commit \`${first}\``, {
    shown,
    notes: [
      ...(others.length === 0 ? [] : [`nor ${others.map((one) => `\`${one}\``).join(', ')}`]),
      ...(refs === undefined
        ? []
        : [
            `looked at ${count(refs.heads, 'branch', 'branches')} and ${count(refs.tags, 'tag', 'tags')}`,
          ]),
    ],
    ...(nearest !== undefined && { hint: `did you mean \`${sanitizeText(nearest)}\`?` }),
  });
}

function count({ size }: ReadonlyMap<string, string>, one: string, many: string): string {
  return `${size} ${size === 1 ? one : many}`;
}

function revisionNotFound(
  message: string,
  details: { readonly shown: string; readonly notes?: readonly string[]; readonly hint?: string },
): PupfileError {
  const { shown, ...rest } = details;
  return new PupfileError('REVISION_NOT_FOUND', message, { ...rest, data: { url: shown } });
}
