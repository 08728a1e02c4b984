import assert from 'node:assert/strict';
import type { GitSource } from '../../src/model/module-source.ts';
import { findHostedCommit } from '../../src/sources/hosted-commit.ts';
import { type HostedAnswer, shaOf, withCodeHost } from '../support/code-host.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';

const sha = shaOf('a');
const github = '/repos/acme/web/commits';
const gitlab = '/projects/acme%2Fweb/repository';
const unknownCommit: HostedAnswer = {
  status: 422,
  body: { message: 'No commit found for SHA: x' },
};
const unknownOnGitlab = (what: string): HostedAnswer => ({
  status: 404,
  body: { message: `404 ${what} Not Found` },
});

type Wanted = Pick<GitSource, 'ref' | 'refKind' | 'fallbackRefs'>;

function find(
  kind: 'github' | 'gitlab',
  wanted: Wanted,
  answers: Readonly<Record<string, HostedAnswer>>,
) {
  return withCodeHost(
    () => answers,
    async ({ url, asked, requests }) => {
      const repository = { host: { kind, webUrl: url, apiUrl: url }, path: 'acme/web' };
      const commit = await withHttpClient((http) => findHostedCommit(repository, wanted, http));
      return { ...commit, asked, accept: requests[0]?.headers.accept };
    },
  );
}

describe('findHostedCommit', () => {
  it('asks nobody for a full sha', async () => {
    const { asked, ...commit } = await find('github', { ref: sha }, {});
    assert.deepEqual([asked, commit.sha, commit.ref], [[], sha, sha]);
  });

  const onGithub: readonly [Wanted, path: string][] = [
    [{ ref: 'v1.0.0' }, 'v1.0.0'],
    [{ ref: 'v1.0.0', refKind: 'tag' }, 'tags/v1.0.0'],
    [{ ref: 'main', refKind: 'branch' }, 'heads/main'],
    [{ ref: 'aaaaaaa', refKind: 'commit' }, 'aaaaaaa'],
    [{ ref: 'feature/a#b', refKind: 'branch' }, 'heads/feature/a%23b'],
    [{ ref: 'refs/tags/v1.0.0' }, 'tags/v1.0.0'],
    [{ ref: undefined }, 'HEAD'],
  ];
  for (const [wanted, path] of onGithub) {
    it(`asks GitHub for ${JSON.stringify(wanted)}`, async () => {
      const answers = { [`${github}/${path}`]: { body: sha } };
      const found = await find('github', wanted, answers);
      assert.deepEqual([found.sha, found.ref], [sha, wanted.ref ?? 'HEAD']);
      assert.equal(found.accept, 'application/vnd.github.sha');
    });
  }

  const onGitlab: readonly [Wanted, path: string, body: unknown][] = [
    [{ ref: 'v1.0.0' }, 'commits/v1.0.0', { id: sha }],
    [{ ref: 'v1.0.0', refKind: 'tag' }, 'tags/v1.0.0', { name: 'v1.0.0', commit: { id: sha } }],
    [{ ref: 'a/b', refKind: 'branch' }, 'branches/a%2Fb', { commit: { id: sha } }],
    [{ ref: undefined }, 'commits/HEAD', { id: sha }],
  ];
  for (const [wanted, path, body] of onGitlab) {
    it(`asks GitLab for ${JSON.stringify(wanted)}`, async () => {
      const found = await find('gitlab', wanted, { [`${gitlab}/${path}`]: { body } });
      assert.deepEqual([found.sha, found.accept], [sha, 'application/json']);
    });
  }

  it('takes the first of the fallbacks that exists', async () => {
    const wanted = { ref: 'topic', refKind: 'branch', fallbackRefs: ['none', 'main'] } as const;
    const { ref, asked } = await find('github', wanted, {
      [`${github}/heads/topic`]: unknownCommit,
      [`${github}/none`]: unknownCommit,
      [`${github}/main`]: { body: sha },
    });
    assert.equal(ref, 'main');
    assert.deepEqual(asked, [`${github}/heads/topic`, `${github}/none`, `${github}/main`]);
  });

  for (const [kind, answers] of [
    ['github', { [`${github}/none`]: unknownCommit }],
    [
      'github',
      { [`${github}/none`]: { status: 409, body: { message: 'Git Repository is empty.' } } },
    ],
    ['gitlab', { [`${gitlab}/commits/none`]: unknownOnGitlab('Commit') }],
  ] as const) {
    it(`says that ${kind} has no such name: ${JSON.stringify(answers)}`, async () => {
      const error = await rejection(find(kind, { ref: 'none' }, answers), 'REVISION_NOT_FOUND');
      assert.match(error.message, /^http:\S+\/acme\/web has no commit, branch or tag `none`$/);
    });
  }

  it('names the fallbacks that do not exist either', async () => {
    const wanted = { ref: 'x y', fallbackRefs: ['..', '-x'] };
    const error = await rejection(find('github', wanted, {}), 'REVISION_NOT_FOUND');
    assert.deepEqual(error.notes, ['nor `..`, `-x`']);
  });

  for (const ref of ['', 'a b', '-x', '../tags', 'a:b', 'a\nb', 'a~1', 'a^', 'a\\b']) {
    it(`asks nobody for ${JSON.stringify(ref)}, which no name of git is`, async () => {
      const answers = new Proxy({}, { get: () => ({ body: sha }) });
      await rejection(find('github', { ref }, answers), 'REVISION_NOT_FOUND');
    });
  }

  for (const [kind, answers] of [
    ['github', {}],
    ['gitlab', { [`${gitlab}/commits/v1`]: unknownOnGitlab('Project') }],
  ] as const) {
    it(`says that ${kind} has no such repository`, async () => {
      await rejection(find(kind, { ref: 'v1' }, answers), 'REPOSITORY_NOT_FOUND');
    });
  }

  for (const [kind, body] of [
    ['github', '<!DOCTYPE html>'],
    ['github', { sha }],
    ['gitlab', '<!DOCTYPE html>'],
    ['gitlab', { commit: null }],
    ['gitlab', null],
    ['gitlab', { id: 7 }],
  ] as const) {
    it(`does not take ${JSON.stringify(body)} for an answer of ${kind}`, async () => {
      const answers = { [`${github}/v1`]: { body }, [`${gitlab}/commits/v1`]: { body } };
      await rejection(find(kind, { ref: 'v1' }, answers), 'API_ANSWER_INVALID');
    });
  }
});
