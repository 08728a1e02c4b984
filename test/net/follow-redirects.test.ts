import assert from 'node:assert/strict';
import type { Exchange } from '../../src/net/exchange.ts';
import { followRedirects } from '../../src/net/follow-redirects.ts';
import { TransferFault } from '../../src/net/transfer-fault.ts';

type Sent = readonly [url: string, headers: Readonly<Record<string, string>>];

const secret = { authorization: 'Bearer secret' };

describe('followRedirects', () => {
  it('gives an answer that is no redirect as it is', async () => {
    const { sent, answer } = await follow({});
    assert.deepEqual(sent, [['http://forge.example/v3', secret]]);
    assert.equal(answer.status, 200);
  });

  const cases: readonly [location: string, target: string, isSameOrigin: boolean][] = [
    ['/v4', 'http://forge.example/v4', true],
    ['v4?limit=1', 'http://forge.example/v4?limit=1', true],
    ['http://forge.example/v4', 'http://forge.example/v4', true],
    ['http://forge.example:8080/v4', 'http://forge.example:8080/v4', false],
    ['https://forge.example/v4', 'https://forge.example/v4', false],
    ['//files.example/v4', 'http://files.example/v4', false],
    ['https://files.example/v4', 'https://files.example/v4', false],
  ];
  for (const [location, target, isSameOrigin] of cases) {
    it(`follows ${location} ${isSameOrigin ? 'with' : 'without'} what may be secret`, async () => {
      const { sent } = await follow({ 'http://forge.example/v3': location });
      assert.deepEqual(sent[1], [target, isSameOrigin ? secret : {}]);
    });
  }

  it('sends nothing secret to an origin that sends it back either', async () => {
    const { sent } = await follow({
      'http://forge.example/v3': 'http://evil.example/',
      'http://evil.example/': 'http://forge.example/v4',
    });
    assert.deepEqual(sent[2], ['http://forge.example/v4', {}]);
  });

  it('allows no credentials after a step from https to http, wherever it leads from there', async () => {
    const allowed: boolean[] = [];
    const steps = ['http://forge.example/v4', 'https://forge.example/v5'];
    await followRedirects(new URL('https://forge.example/v3'), {}, (_, { allowsCredentials }) => {
      allowed.push(allowsCredentials);
      return Promise.resolve(answerOf(steps[allowed.length - 1]));
    });
    assert.deepEqual(allowed, [true, false, false]);
  });

  it('takes no user and password from where it is sent', async () => {
    const { sent } = await follow({ 'http://forge.example/v3': 'http://u:p@files.example/v4' });
    assert.equal(sent[1]?.[0], 'http://files.example/v4');
  });

  it('gives a redirect without an address as it is', async () => {
    const answer = await followRedirects(new URL('http://forge.example/'), {}, () =>
      Promise.resolve({ status: 304, headers: {}, body: Buffer.alloc(0) }),
    );
    assert.equal(answer.status, 304);
  });

  it('gives up after five', async () => {
    const sent: Sent[] = [];
    await assert.rejects(
      follow({ 'http://forge.example/v3': '/v4', 'http://forge.example/v4': '/v3' }, sent),
      lasting('the server redirects without end'),
    );
    assert.equal(sent.length, 6);
  });

  for (const location of [
    'file:///etc/passwd',
    'ftp://forge.example/',
    'http://',
    'https://a b/',
  ]) {
    it(`never follows ${location}`, async () => {
      const sent: Sent[] = [];
      await assert.rejects(
        follow({ 'http://forge.example/v3': location }, sent),
        lasting('the server redirects to what is no http(s) address'),
      );
      assert.equal(sent.length, 1);
    });
  }
});

/** Starts at http://forge.example/v3; the table says where each address points. */
async function follow(redirects: Readonly<Record<string, string>>, sent: Sent[] = []) {
  const answer = await followRedirects(
    new URL('http://forge.example/v3'),
    secret,
    (url, { headers }) => {
      sent.push([url.href, headers]);
      return Promise.resolve(answerOf(redirects[url.href]));
    },
  );
  return { sent, answer };
}

function answerOf(location: string | undefined): Exchange {
  return location === undefined
    ? { status: 200, headers: {}, body: Buffer.alloc(0) }
    : { status: 302, headers: { location }, body: Buffer.alloc(0) };
}

function lasting(message: string) {
  return (error: unknown) =>
    error instanceof TransferFault && error.message === message && !error.isPassing;
}
