import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { GitSource } from '../model/module-source.ts';
import type { Exchange } from '../net/exchange.ts';
import type { HttpClient } from '../net/http.ts';
import {
  askHostedApi,
  type HostedQuestion,
  messageOf,
  notTheApi,
  parseHostedJson,
  repositoryNotFound,
} from './hosted-api.ts';
import type { HostedRepository } from './hosted-repository.ts';

/** A commit of a hosted repository. */
export interface HostedCommit {
  /** 40 lower-case hexadecimal digits. */
  readonly sha: string;
  /** The name that was found: as written, one of the fallbacks, or `HEAD`. */
  readonly ref: string;
}

const fullSha = /^[0-9a-f]{40}$/;

/**
 * Finds the commit that a source asks for, by the API of the host: one request for each name until
 * one exists, none for a full sha. Where a branch and a tag share a name and the source does not say
 * which it means, the host decides.
 *
 * Throws REVISION_NOT_FOUND, REPOSITORY_NOT_FOUND, API_RATE_LIMITED, API_REFUSED,
 * API_ANSWER_INVALID, and what the HTTP client throws.
 */
export async function findHostedCommit(
  repository: HostedRepository,
  source: Pick<GitSource, 'ref' | 'refKind' | 'fallbackRefs'>,
  http: HttpClient,
): Promise<HostedCommit> {
  const names = [source.ref ?? 'HEAD', ...(source.fallbackRefs ?? [])];
  for (const [index, ref] of names.entries()) {
    if (fullSha.test(ref)) return { sha: ref, ref };
    const refKind = index === 0 ? source.refKind : undefined;
    const sha = await askForCommit(http, { repository, ref, refKind });
    if (sha !== null) return { sha, ref };
  }
  throw revisionNotFound(repository, names);
}

interface Asked {
  readonly repository: HostedRepository;
  readonly ref: string;
  readonly refKind: GitSource['refKind'];
}

/** Null where the repository has no such name. */
async function askForCommit(http: HttpClient, asked: Asked): Promise<string | null> {
  // Empty, or a name that git allows nobody: it would be another question to the API.
  if (!/^(?!-)[^\p{Cc} ~^:?*[\\]+$/u.test(asked.ref) || asked.ref.includes('..')) return null;
  const { host, path } = asked.repository;
  const subject = `\`${sanitizeText(asked.ref)}\` of ${host.webUrl}/${path}`;
  const question =
    host.kind === 'github' ? githubQuestion(asked, subject) : gitlabQuestion(asked, subject);
  const answer = await askHostedApi(http, question);
  if (answer.status !== 200) {
    if (isRepositoryMissing(host.kind, answer)) throw repositoryNotFound(path, question.url);
    return null;
  }
  const sha = host.kind === 'github' ? textOf(answer) : readGitlabSha(question, answer);
  if (typeof sha === 'string' && fullSha.test(sha)) return sha;
  throw notTheApi(question, 'it is no commit');
}

/** GitHub has a representation of a commit that is its sha and nothing else. */
function githubQuestion({ repository, ref, refKind }: Asked, subject: string): HostedQuestion {
  const { host, path } = repository;
  const folder = { branch: 'heads/', tag: 'tags/', commit: '' }[refKind ?? 'commit'];
  const name = ref.startsWith('refs/') ? ref.slice('refs/'.length) : folder + ref;
  const encoded = name.split('/').map(encodeURIComponent).join('/');
  const url = `${host.apiUrl}/repos/${path}/commits/${encoded}`;
  return { url, subject, accept: 'application/vnd.github.sha' };
}

function gitlabQuestion({ repository, ref, refKind }: Asked, subject: string): HostedQuestion {
  const { host, path } = repository;
  const folder = { branch: 'branches', tag: 'tags', commit: 'commits' }[refKind ?? 'commit'];
  const project = `${host.apiUrl}/projects/${encodeURIComponent(path)}`;
  const url = `${project}/repository/${folder}/${encodeURIComponent(ref)}`;
  return { url, subject, accept: 'application/json' };
}

/** GitHub says 422 for an unknown commit and 409 for an empty repository, GitLab 404 for each. */
function isRepositoryMissing(kind: 'github' | 'gitlab', answer: Exchange): boolean {
  if (answer.status !== 404) return false;
  return kind === 'github' || /project not found/i.test(messageOf(answer) ?? '');
}

function textOf({ body }: Exchange): string {
  return body.toString('utf8').trim();
}

/** A commit has its sha as `id`, a branch and a tag have their commit. */
function readGitlabSha(question: HostedQuestion, answer: Exchange): unknown {
  const { id, commit } = Object(parseHostedJson(question, answer));
  return id ?? Object(commit).id;
}

function revisionNotFound(
  { host, path }: HostedRepository,
  names: readonly string[],
): PupfileError {
  const [first, ...others] = names.map((name) => `\`${sanitizeText(name)}\``);
  return new PupfileError(
    'REVISION_NOT_FOUND',
    `${host.webUrl}/${path} has no commit, branch or tag ${first}`,
    others.length === 0 ? {} : { notes: [`nor ${others.join(', ')}`] },
  );
}
