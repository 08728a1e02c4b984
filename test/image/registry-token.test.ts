import assert from 'node:assert/strict';
import type { RegistryLogin } from '../../src/image/docker-config.ts';
import { basicCredential, fetchToken, type TokenQuestion } from '../../src/image/registry-token.ts';
import type { SingleRequest } from '../../src/net/http-tasks.ts';
import type { Answer } from '../../src/net/sender.ts';
import { rejection } from '../support/rejection.ts';

const registry = new URL('https://registry.example/');
const password: RegistryLogin = { kind: 'password', user: 'me', password: 'ä:b' };

describe('a token', () => {
  for (const [body, token] of [
    ['{"token":"abc"}', 'abc'],
    ['{"access_token":"abc"}', 'abc'],
    ['{"token":"","access_token":"abc"}', 'abc'],
    ['{"token":"abc","access_token":"def"}', 'abc'],
  ] as const) {
    it(`is \`${token}\` in ${body}`, async () => {
      assert.equal((await fetched({}, body)).authorization, `Bearer ${token}`);
    });
  }

  for (const body of ['', '[]', '{"token":7}', '{"token":"a\\nb"}', '<html>']) {
    it(`is not in ${JSON.stringify(body)}`, async () => {
      const error = await rejection(fetched({}, body), 'REGISTRY_REFUSED');
      assert.equal(error.message, 'registry.example/app: https://auth.example gives no token');
    });
  }

  it('is asked for by what it is for, and what the registry wants beside', async () => {
    const scopes = ['repository:app:pull,push', 'repository:base:pull'];
    const scope = 'repository:app:pull repository:real/app:pull';
    const { url } = await sentWith({ scopes, challenge: challengeOf({ scope }) });
    assert.deepEqual(url.searchParams.getAll('scope'), [...scopes, 'repository:real/app:pull']);
    assert.equal(url.searchParams.get('service'), 'registry.example');
    assert.equal(url.searchParams.get('keep'), '1');
  });

  it('is for anybody where there is no login', async () => {
    assert.equal((await fetched({})).from, 'a token for anybody');
    assert.equal((await sentWith({})).request.credential, undefined);
  });

  it('is named after the login that it is for', async () => {
    const { from } = await fetched({ login: { login: password, from: 'config.json' } });
    assert.equal(from, 'a token for the login of config.json');
  });

  it('is not asked for over http beyond this machine, unless the registry is, at the same host', async () => {
    const over = (realm: string, base: string) =>
      fetched({ challenge: challengeOf({ realm }), registry: new URL(base) });
    await rejection(over('http://auth.example/', 'https://registry.example/'), 'REGISTRY_REFUSED');
    await rejection(over('http://127.0.0.1/', 'https://registry.example/'), 'REGISTRY_REFUSED');
    await rejection(over('http://auth.example/', 'http://registry.example/'), 'REGISTRY_REFUSED');
    await over('http://registry.example:5001/', 'http://registry.example:5000/');
    await over('http://127.0.0.1:5001/', 'http://127.0.0.1:5000/');
  });
});

describe('a login by itself', () => {
  it('is a user and password in UTF-8', () => {
    const credential = basicCredential({ login: password, from: 'config.json' });
    assert.deepEqual(credential, {
      authorization: `Basic ${Buffer.from('me:ä:b').toString('base64')}`,
      from: 'the login of config.json',
    });
  });

  it('is no refresh token', () => {
    const login = { kind: 'identity-token', token: 'long' } as const;
    assert.equal(basicCredential({ login, from: 'x' }), undefined);
  });
});

function challengeOf(changed: Partial<TokenQuestion['challenge']>): TokenQuestion['challenge'] {
  const realm = 'https://auth.example/token?keep=1';
  return { kind: 'bearer', realm, service: 'registry.example', scope: undefined, ...changed };
}

function questionOf(changed: Partial<TokenQuestion>): TokenQuestion {
  const subject = 'registry.example/app';
  const scopes = ['repository:app:pull'];
  return { challenge: challengeOf({}), scopes, login: undefined, registry, subject, ...changed };
}

function fetched(changed: Partial<TokenQuestion>, body = '{"token":"abc"}') {
  return fetchToken(async (url) => answerOf(url, body), questionOf(changed));
}

async function sentWith(changed: Partial<TokenQuestion>) {
  const sent: { readonly url: URL; readonly request: SingleRequest }[] = [];
  await fetchToken(async (url, request) => {
    sent.push({ url, request });
    return answerOf(url, '{"token":"abc"}');
  }, questionOf(changed));
  const [first] = sent;
  assert.ok(first);
  return first;
}

function answerOf(reached: URL, body: string): Answer {
  return {
    status: 200,
    headers: {},
    body: Buffer.from(body),
    reached,
    credentialFrom: undefined,
    credentialVariables: [],
  };
}
