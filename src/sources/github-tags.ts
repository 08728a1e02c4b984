import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { GithubTarballSource } from '../model/module-source.ts';
import {
  compareVersions,
  parseLooseVersion,
  parseVersion,
  type Version,
} from '../model/version.ts';
import type { HttpClient } from '../net/http.ts';
import {
  askHostedApi,
  type HostedQuestion,
  notTheApi,
  parseHostedJson,
  repositoryNotFound,
} from './hosted-api.ts';
import { findNextPage } from './next-page.ts';

/** The API of GitHub itself; that of GitHub Enterprise is `https://HOST/api/v3`. */
export const publicGithubApiUrl = 'https://api.github.com';

/** One version of a module on GitHub: a tag of its repository. */
export interface GithubVersion {
  /** `owner/repository`, as the Puppetfile has it. */
  readonly repository: string;
  /** The tag without its `v`. */
  readonly version: Version;
  readonly tag: string;
  /** The commit that the tag is of: 40 lower-case hexadecimal digits. */
  readonly sha: string;
  /** The .tar.gz that GitHub makes of that commit, which a moved tag does not change. */
  readonly archiveUrl: string;
}

/** Where to ask for tags. */
export interface GithubTagsOptions {
  readonly http: HttpClient;
  /** The base URL of the API, with or without a trailing slash; GitHub's own by default. */
  readonly apiUrl?: string | undefined;
}

interface Tag {
  readonly name: string;
  readonly sha: string;
}

// GitHub gives no more than that at once.
const tagsPerPage = 100;
const mostPages = 100;

// librarian-puppet's rule: a tag `v1`, which moves, is no version.
const versionTag = /^v?\d+\.\d+/;

/**
 * The versions that a repository of GitHub has as tags (`1.2.3` or `v1.2.3`), from new to old, each
 * once: of `1.2.3` and `v1.2.3` the first, of `1.2.0` and `1.2` the first. One request for each
 * hundred tags.
 *
 * @throws PupfileError VERSION_NOT_FOUND where no tag is a version, REPOSITORY_NOT_FOUND,
 * API_RATE_LIMITED, API_REFUSED, API_ANSWER_INVALID, and what the HTTP client throws
 */
export async function listGithubVersions(
  { repository }: Pick<GithubTarballSource, 'repository'>,
  { http, apiUrl = publicGithubApiUrl }: GithubTagsOptions,
): Promise<readonly GithubVersion[]> {
  const base = `${apiUrl.replace(/\/+$/, '')}/repos/${encodePath(repository, apiUrl)}`;
  const tags = await listTags(http, { repository, base });
  const versions = tags.flatMap(({ name, sha }) => {
    const version = versionTag.test(name) ? parseLooseVersion(name.replace(/^v/, '')) : null;
    const archiveUrl = `${base}/tarball/${sha}`;
    return version === null ? [] : [{ repository, version, tag: name, sha, archiveUrl }];
  });
  if (versions.length === 0) throw noVersions(repository, tags);
  return keepOneOfEach(versions.sort(compareGithubVersions));
}

/** A dot segment would be another address of the API. */
function encodePath(repository: string, apiUrl: string): string {
  const segments = repository.split('/');
  if (segments.length !== 2 || segments.some((segment) => /^\.{0,2}$/.test(segment))) {
    throw repositoryNotFound(repository, apiUrl);
  }
  return segments.map(encodeURIComponent).join('/');
}

async function listTags(
  http: HttpClient,
  { repository, base }: { readonly repository: string; readonly base: string },
): Promise<readonly Tag[]> {
  const subject = `The tags of \`${sanitizeText(repository)}\``;
  const tags: Tag[] = [];
  let url: string | undefined = `${base}/tags?per_page=${tagsPerPage}`;
  for (let page = 1; url !== undefined; page += 1) {
    const question: HostedQuestion = { url, subject, accept: 'application/json' };
    if (page > mostPages) throw notTheApi(question, `there are more than ${mostPages} pages`);
    const answer = await askHostedApi(http, question);
    if (answer.status !== 200) throw repositoryNotFound(repository, url);
    tags.push(...parseTags(question, parseHostedJson(question, answer)));
    url = nextPage(question, answer.headers['link']);
  }
  return tags;
}

/** A token is sent to the API alone, wherever its answer leads. */
function nextPage(question: HostedQuestion, link: string | undefined): string | undefined {
  const next = findNextPage(link, question.url);
  if (next === undefined || next.origin === new URL(question.url).origin) return next?.href;
  throw notTheApi(question, `it continues on another host, ${sanitizeText(next.host)}`);
}

function parseTags(question: HostedQuestion, document: unknown): readonly Tag[] {
  if (!Array.isArray(document)) throw notTheApi(question, 'the JSON is no list of tags');
  return document.map((one) => {
    const tag = parseTag(one);
    if (tag === null) throw notTheApi(question, 'a tag in it has no name or no commit');
    return tag;
  });
}

function parseTag(json: unknown): Tag | null {
  const { name, commit } = Object(json);
  const { sha } = Object(commit);
  const isTag = typeof name === 'string' && typeof sha === 'string' && /^[0-9a-f]{40}$/.test(sha);
  return isTag ? { name, sha } : null;
}

function noVersions(repository: string, tags: readonly Tag[]): PupfileError {
  const shown = tags.slice(0, 5).map(({ name }) => `\`${sanitizeText(name)}\``);
  return new PupfileError(
    'VERSION_NOT_FOUND',
    `\`${sanitizeText(repository)}\` has no tag that is a version`,
    {
      notes: [tags.length === 0 ? 'it has no tags' : `it has ${shown.join(', ')}`],
      hint: 'a version is a tag such as `1.2.3` or `v1.2.3`; `git:` with `ref:` takes any',
    },
  );
}

/** New before old; of tags for one version, the one that says it best stands first. */
function compareGithubVersions(left: GithubVersion, right: GithubVersion): number {
  return (
    compareVersions(right.version, left.version) ||
    Number(isLoose(left)) - Number(isLoose(right)) ||
    (left.tag < right.tag ? -1 : 1)
  );
}

function isLoose({ version }: GithubVersion): boolean {
  return parseVersion(version.text) === null;
}

function keepOneOfEach(sorted: readonly GithubVersion[]): readonly GithubVersion[] {
  return sorted.filter((one, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareVersions(before.version, one.version) !== 0;
  });
}
