import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type FaultyServer, withFaultyServer } from './faulty-server.ts';
import { paxBody, type TestMember, tarBytes } from './tar-bytes.ts';

/** What a code host answers to one path: a status and a body, or a whole answer. */
export interface HostedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON where it is no text and no bytes. */
  readonly body?: unknown;
}

/** Path and query to answer; what is not there gets GitHub's 404. */
export type HostedAnswers = (url: string) => Readonly<Record<string, HostedAnswer>>;

/** A server that speaks as the APIs of GitHub and GitLab do, as far as a test lets it. */
export interface CodeHost {
  readonly url: string;
  /** Every path with its query that was asked for, in order. */
  readonly asked: readonly string[];
  readonly requests: FaultyServer['requests'];
}

/** Runs something against a code host and closes it. */
export async function withCodeHost<Result>(
  answers: HostedAnswers,
  run: (host: CodeHost) => Promise<Result>,
): Promise<Result> {
  const results: Result[] = [];
  const asked: string[] = [];
  let known: Readonly<Record<string, HostedAnswer>> = {};
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    asked.push(path);
    send(response, known[path] ?? { status: 404, body: { message: 'Not Found' } });
  };
  await withFaultyServer(answer, async ({ url, requests }) => {
    known = answers(url);
    results.push(await run({ url, asked, requests }));
  });
  const [result] = results;
  if (results.length !== 1) throw new Error('the test gave no result');
  return result as Result;
}

function send(response: ServerResponse, { status = 200, headers = {}, body = '' }: HostedAnswer) {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.writeHead(status).end(isRaw ? body : JSON.stringify(body));
}

/** A .tar.gz as `git archive` makes it of a commit: the commit first, all below one folder. */
export function commitArchive(sha: string, files: Readonly<Record<string, string>>): Buffer {
  const members: TestMember[] = Object.entries(files).map(([path, content]) => ({
    path: `acme-web-${sha.slice(0, 7)}/${path}`,
    content,
  }));
  const commit = { path: 'pax_global_header', type: 'g', content: paxBody({ comment: sha }) };
  return gzipSync(tarBytes(commit, ...members), { level: 1 });
}

/** A commit's sha for tests: the digit forty times. */
export function shaOf(digit: string): string {
  return digit.repeat(40);
}

/** A tag as `GET /repos/OWNER/REPO/tags` lists it. */
export function tagJson(name: string, sha: string): unknown {
  return { name, commit: { sha, url: 'https://api.example/commit' }, node_id: 'x' };
}
