import assert from 'node:assert/strict';
import { askHostedApi } from '../../src/sources/hosted-api.ts';
import { type HostedAnswer, withCodeHost } from '../support/code-host.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';

function ask(answer: HostedAnswer) {
  return withCodeHost(
    () => ({ '/api?token=secret': answer }),
    ({ url }) =>
      withHttpClient((http) =>
        askHostedApi(http, { url: `${url}/api?token=secret`, subject: 'It', accept: 'text/x' }),
      ),
  );
}

describe('askHostedApi', () => {
  for (const status of [200, 404, 409, 422]) {
    it(`gives an answer with status ${status}`, async () => {
      const answer = await ask({ status, body: 'text' });
      assert.deepEqual([answer.status, answer.body.toString()], [status, 'text']);
    });
  }

  it('asks for the representation that is wanted', async () => {
    await withCodeHost(
      () => ({ '/api': { body: 'x' } }),
      async ({ url, requests }) => {
        const question = { url: `${url}/api`, subject: 'It', accept: 'text/x' };
        await withHttpClient((http) => askHostedApi(http, question));
        assert.equal(requests[0]?.headers.accept, 'text/x');
      },
    );
  });

  const limited: readonly [title: string, HostedAnswer, note: string | undefined][] = [
    ['GitHub', { headers: { 'x-ratelimit-remaining': '0' } }, undefined],
    [
      'GitLab',
      { headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': '1700000000' } },
      'the limit is reset at 2023-11-14T22:13:20Z',
    ],
    ['who asks to wait', { headers: { 'retry-after': '90' } }, 'it asks for a wait of 90 s'],
    [
      'who says it in words',
      { body: { message: 'You exceeded a secondary rate limit' } },
      undefined,
    ],
    [
      'who says it with nonsense',
      { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9e99' } },
      undefined,
    ],
  ];
  for (const [title, answer, note] of limited) {
    it(`knows the limit of ${title}`, async () => {
      const error = await rejection(ask({ status: 403, ...answer }), 'API_RATE_LIMITED');
      assert.deepEqual(error.notes.slice(1), note === undefined ? [] : [note]);
    });
  }

  for (const headers of [{}, { 'retry-after': '90' }] as const) {
    it(`knows the limit of a server that stays with 429 ${JSON.stringify(headers)}`, async () => {
      await rejection(ask({ status: 429, headers }), 'API_RATE_LIMITED');
    });
  }

  it('says what the API says when it refuses', async () => {
    const error = await rejection(
      ask({ status: 403, body: { message: 'Resource\u001b[2J not accessible' } }),
      'API_REFUSED',
    );
    assert.match(error.message, /^It: http:\S+ answers with status 403$/);
    assert.deepEqual(error.notes.slice(1), ['it says: Resource\ufffd[2J not accessible']);
    assert.doesNotMatch(error.notes.join(), /secret/);
  });

  it('says that a token is not accepted', async () => {
    const error = await rejection(ask({ status: 401, body: '<html>' }), 'API_REFUSED');
    assert.match(error.hint ?? '', /token that was sent is not accepted/);
  });

  it('leaves a failing server to the HTTP client', async () => {
    await rejection(ask({ status: 503 }), 'FORGE_REFUSED');
  });
});
