import assert from 'node:assert/strict';
import { type GithubVersion, listGithubVersions } from '../../src/sources/github-tags.ts';
import {
  type HostedAnswer,
  type HostedAnswers,
  shaOf,
  tagJson,
  withCodeHost,
} from '../support/code-host.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';

const first = '/repos/acme/web/tags?per_page=100';
const [one, two, three] = [shaOf('1'), shaOf('2'), shaOf('3')];

interface Listing {
  readonly versions: readonly GithubVersion[];
  readonly asked: readonly string[];
}

function list(answers: HostedAnswers, repository = 'acme/web'): Promise<Listing> {
  return withCodeHost(answers, async ({ url, asked }) => {
    const versions = await withHttpClient((http) =>
      listGithubVersions({ repository }, { http, apiUrl: `${url}/` }),
    );
    return { versions, asked };
  });
}

const answerFirst =
  (answer: HostedAnswer): HostedAnswers =>
  () => ({ [first]: answer });
const listTags = (...tags: readonly unknown[]) => list(answerFirst({ body: tags }));

async function namesOf(...names: readonly string[]): Promise<readonly string[]> {
  const { versions } = await listTags(...names.map((name) => tagJson(name, one)));
  return versions.map(({ tag, version }) => `${tag} is ${version.text}`);
}

describe('listGithubVersions', () => {
  it('gives the tags that are versions, from new to old, with one request', async () => {
    const { versions, asked } = await listTags(
      tagJson('v1.9.0', one),
      tagJson('1.10.0', two),
      tagJson('latest', three),
    );
    assert.deepEqual(
      versions.map(({ tag, sha, version }) => [tag, sha, version.text]),
      [
        ['1.10.0', two, '1.10.0'],
        ['v1.9.0', one, '1.9.0'],
      ],
    );
    assert.deepEqual(asked, [first]);
  });

  it('names the archive of the commit, which a moved tag does not change', async () => {
    const { versions } = await listTags(tagJson('v1.0.0', one));
    const { pathname } = new URL(versions[0]?.archiveUrl ?? '');
    assert.equal(pathname, `/repos/acme/web/tarball/${one}`);
  });

  it('takes what librarian-puppet takes for a version, and no more', async () => {
    const tags = ['v1', '2', '1.2', '3.0.0-rc1', '2.0.1a', 'release-4.0.0', 'v5.x', '', 'vv6.0.0'];
    assert.deepEqual(await namesOf(...tags), [
      '3.0.0-rc1 is 3.0.0-rc1',
      '2.0.1a is 2.0.1a',
      '1.2 is 1.2',
    ]);
  });

  for (const tags of [
    ['v1.2.0', '1.2', '1.2.0'],
    ['1.2.0', 'v1.2.0', 'v1.2'],
  ]) {
    it(`takes one of ${tags.join(', ')}`, async () => {
      assert.deepEqual(await namesOf(...tags), ['1.2.0 is 1.2.0']);
    });
  }

  it('reads every page', async () => {
    const more = '/repositories/7/tags?per_page=100&page=2';
    const { versions, asked } = await list((url) => ({
      [first]: {
        headers: { link: `<${url}${more}>; rel="next", <${url}${more}>; rel="last"` },
        body: [tagJson('2.0.0', two)],
      },
      [more]: { headers: { link: `<${url}${first}>; rel="prev"` }, body: [tagJson('1.0.0', one)] },
    }));
    assert.deepEqual(
      versions.map(({ tag }) => tag),
      ['2.0.0', '1.0.0'],
    );
    assert.deepEqual(asked, [first, more]);
  });

  it('follows no link to another host, which would get the token', async () => {
    const link = '<https://elsewhere.example/tags>; rel="next"';
    const error = await rejection(
      list(answerFirst({ headers: { link }, body: [tagJson('1.0.0', one)] })),
      'API_ANSWER_INVALID',
    );
    assert.match(error.notes[0] ?? '', /continues on another host, elsewhere\.example/);
  });

  it('ends with a list that has no end', async () => {
    const listing = list((url) => ({
      [first]: { headers: { link: `<${url}${first}>; rel="next"` }, body: [] },
    }));
    const error = await rejection(listing, 'API_ANSWER_INVALID');
    assert.match(error.notes[0] ?? '', /more than 100 pages/);
  });

  it('says that there are no tags', async () => {
    const error = await rejection(listTags(), 'VERSION_NOT_FOUND');
    assert.equal(error.message, '`acme/web` has no tag that is a version');
    assert.deepEqual(error.notes, ['it has no tags']);
  });

  it('shows tags that are no versions', async () => {
    const tags = [tagJson('stable', one), tagJson('a\u001b[2Jb', one)];
    const error = await rejection(listTags(...tags), 'VERSION_NOT_FOUND');
    assert.deepEqual(error.notes, ['it has `stable`, `a\ufffd[2Jb`']);
  });

  it('says that the repository is unknown or private', async () => {
    const error = await rejection(
      list(() => ({})),
      'REPOSITORY_NOT_FOUND',
    );
    assert.match(error.message, /^http:\S+ has no repository `acme\/web`, or it is private$/);
    assert.match(error.hint ?? '', /GITHUB_TOKEN/);
  });

  for (const repository of ['../web', 'acme/..', './.', 'acme', 'a/b/c']) {
    it(`asks nobody for ${repository}`, async () => {
      await withCodeHost(
        () => ({}),
        async ({ url, asked }) => {
          const listing = withHttpClient((http) =>
            listGithubVersions({ repository }, { http, apiUrl: url }),
          );
          await rejection(listing, 'REPOSITORY_NOT_FOUND');
          assert.deepEqual(asked, []);
        },
      );
    });
  }

  it('says what the limit is, when it ends and what raises it', async () => {
    const error = await rejection(
      list(
        answerFirst({
          status: 403,
          headers: {
            'x-ratelimit-limit': '60',
            'x-ratelimit-remaining': '0',
            'x-ratelimit-reset': '1700000000',
          },
          body: { message: 'API rate limit exceeded for 192.0.2.1.' },
        }),
      ),
      'API_RATE_LIMITED',
    );
    assert.match(error.message, /^The tags of `acme\/web`: http:\S+ answers no more requests/);
    assert.deepEqual(error.notes.slice(1), [
      'it allows 60 requests an hour',
      'the limit is reset at 2023-11-14T22:13:20Z',
    ]);
    assert.match(error.hint ?? '', /GITHUB_TOKEN/);
  });

  const invalid: readonly [title: string, body: unknown, RegExp][] = [
    ['a web page', '<!DOCTYPE html><title>Sign in</title>', /it is a web page$/],
    ['nothing', '', /it is empty$/],
    ['no list', { tags: [] }, /no list of tags$/],
    ['a tag without a name', [{ commit: { sha: one } }], /no name or no commit$/],
    ['a tag without a commit', [{ name: '1.0.0', commit: null }], /no name or no commit$/],
    ['a commit that is none', [tagJson('1.0.0', '../x')], /no name or no commit$/],
    ['null in the list', [null], /no name or no commit$/],
  ];
  for (const [title, body, reason] of invalid) {
    it(`says that ${title} is no answer of the API`, async () => {
      const error = await rejection(list(answerFirst({ body })), 'API_ANSWER_INVALID');
      assert.match(error.notes[0] ?? '', reason);
    });
  }
});
