import assert from 'node:assert/strict';
import type { FoundLogin } from '../../src/image/registry-login.ts';
import {
  createSession,
  registryUrl,
  type SessionOptions,
} from '../../src/image/registry-session.ts';
import type { UnencryptedNotice } from '../../src/net/sender.ts';
import { withHttpClient } from '../support/http-client.ts';
import { withProxy } from '../support/proxy-server.ts';
import { type RegistryServer, withRegistry } from '../support/registry-server.ts';
import { rejection } from '../support/rejection.ts';

const password = { kind: 'password', user: 'me', password: 'hunter2' } as const;
const basic = `Basic ${Buffer.from('me:hunter2').toString('base64')}`;

describe('where a registry is', () => {
  for (const [registry, isInsecure, url] of [
    ['docker.io', false, 'https://registry-1.docker.io/'],
    ['registry.example', false, 'https://registry.example/'],
    ['registry.example:5000', false, 'https://registry.example:5000/'],
    ['registry.example:5000', true, 'http://registry.example:5000/'],
    ['localhost', false, 'http://localhost/'],
    ['localhost:5000', false, 'http://localhost:5000/'],
    ['127.0.0.1:5000', false, 'http://127.0.0.1:5000/'],
    ['127.1.2.3', false, 'http://127.1.2.3/'],
    ['[::1]:5000', false, 'http://[::1]:5000/'],
    ['10.0.0.1:5000', false, 'https://10.0.0.1:5000/'],
    ['127.example', false, 'https://127.example/'],
  ] as const) {
    it(`is ${url} for ${registry}`, () => {
      assert.equal(registryUrl(registry, { isInsecure }).href, url);
    });
  }
});

describe('a session with a registry', () => {
  it('tells nobody who asks before the registry wants to know', async () => {
    await withRegistry({}, async (server) => {
      const asked: string[] = [];
      await ask(server, 1, nobody(asked));
      assert.deepEqual(server.authorizations, [undefined]);
      assert.deepEqual(asked, []);
    });
  });

  it('shows a login only once it was asked for one, and then at once', async () => {
    await withRegistry({ login: 'me:hunter2' }, async (server) => {
      await ask(server, 2, always({ login: password, from: 'config.json' }));
      assert.deepEqual(server.authorizations, [undefined, basic, basic]);
    });
  });

  it('uses a token as long as it is good', async () => {
    await withRegistry({ login: 'me:hunter2', scheme: 'Bearer' }, async (server) => {
      await ask(server, 2, always({ login: password, from: 'config.json' }));
      const kinds = server.authorizations.map((one) => one?.split(' ')[0]);
      assert.deepEqual(kinds, [undefined, 'Basic', 'Bearer', 'Bearer']);
      const scope = encodeURIComponent('repository:app:pull');
      const service = encodeURIComponent(server.host);
      assert.equal(server.requests[1], `GET /token?service=${service}&scope=${scope}`);
    });
  });

  it('fetches one token for many requests at once', async () => {
    await withRegistry({ login: 'me:hunter2', scheme: 'Bearer' }, async (server) => {
      await withHttpClient(async (http) => {
        const session = sessionWith(server, always({ login: password, from: 'config.json' }));
        const work = (send: Parameters<typeof session.send>[0]) =>
          session.send(send, requestOf(server));
        await Promise.all(Array.from({ length: 4 }, () => http.run({ work })));
      });
      const tokens = server.requests.filter((one) => one.startsWith('GET /token'));
      assert.equal(tokens.length, 1);
    });
  });

  it('exchanges a refresh token, which the registry itself is never shown', async () => {
    const options = { login: 'x:y', scheme: 'Bearer', refreshToken: 'long' } as const;
    await withRegistry(options, async (server) => {
      await ask(server, 1, always({ login: { kind: 'identity-token', token: 'long' }, from: 'x' }));
      assert.equal(server.requests[1], 'POST /token');
      const kinds = server.authorizations.map((one) => one?.split(' ')[0]);
      assert.deepEqual(kinds, [undefined, undefined, 'Bearer']);
      assert.ok(!server.authorizations.some((one) => one?.includes('long')));
    });
  });

  it('does not take the refusal of a token server for an answer of the registry', async () => {
    await withRegistry({ login: 'me:other', scheme: 'Bearer' }, async (server) => {
      const asked = ask(server, 1, always({ login: password, from: 'config.json' }));
      const error = await rejection(asked, 'REGISTRY_REFUSED');
      assert.equal(error.message, `${server.host}/app: ${server.url} answers with status 401`);
      assert.deepEqual(error.notes, [
        `GET ${server.url}/token`,
        'incorrect username or password',
        'the login of config.json was sent',
      ]);
    });
  });

  it('speaks http to others where the user says so, and tells that a login is sent that way', async () => {
    await withRegistry({ login: 'me:hunter2' }, async (server) => {
      await withProxy({ leadsTo: Number(new URL(server.url).port) }, async (proxy) => {
        const notices: UnencryptedNotice[] = [];
        await withHttpClient(
          async (http) => {
            const registry = 'registry.example:5000';
            const findLogin = always({ login: password, from: 'config.json' });
            const session = createSession({ registry, isInsecure: true, findLogin });
            const url = new URL('v2/app/manifests/1', session.base);
            const request = { url, repository: 'app', mostBytes: 1000 };
            await http.run({ work: (send) => session.send(send, request) });
          },
          {
            variables: { HTTP_PROXY: proxy.url },
            onUnencrypted: (notice) => notices.push(notice),
          },
        );
        assert.deepEqual(server.authorizations, [undefined, basic]);
        assert.deepEqual(notices, [
          { origin: 'http://registry.example:5000', from: 'the login of config.json' },
        ]);
      });
    });
  });

  it('asks for no login a second time where there is none', async () => {
    await withRegistry({ login: 'me:hunter2' }, async (server) => {
      const asked: string[] = [];
      const answer = await ask(server, 2, nobody(asked));
      assert.equal(answer.status, 401);
      assert.deepEqual(asked, ['app']);
    });
  });

  for (const realm of [
    'http://auth.example/token',
    'ftp://auth.example/token',
    'file:///etc/passwd',
    'token',
  ]) {
    it(`sends no login to ${realm}`, async () => {
      await withRegistry(
        {
          answer: (_, response) => {
            response.writeHead(401, { 'www-authenticate': `Bearer realm="${realm}"` }).end();
            return true;
          },
        },
        async (server) => {
          const asked = ask(server, 1, always({ login: password, from: 'config.json' }));
          const error = await rejection(asked, 'REGISTRY_REFUSED');
          assert.match(error.message, /sends for a token to where no login may go$/);
          assert.deepEqual(server.authorizations, [undefined]);
        },
      );
    });
  }
});

function always(login: FoundLogin): SessionOptions['findLogin'] {
  return async () => login;
}

/** Knows no login, and notes what it is asked for. */
function nobody(asked: string[]): SessionOptions['findLogin'] {
  return async (repository) => {
    asked.push(repository);
    return undefined;
  };
}

function sessionWith({ host }: RegistryServer, findLogin: SessionOptions['findLogin']) {
  return createSession({ registry: host, isInsecure: false, findLogin });
}

function requestOf({ url }: RegistryServer) {
  const manifest = new URL(`${url}/v2/app/manifests/1`);
  return { url: manifest, repository: 'app', mostBytes: 1000 };
}

/** So many requests one after another; the last answer. */
function ask(server: RegistryServer, times: number, findLogin: SessionOptions['findLogin']) {
  return withHttpClient(async (http) => {
    const session = sessionWith(server, findLogin);
    const request = requestOf(server);
    const once = () => http.run({ work: (send) => session.send(send, request) });
    for (let left = times; left > 1; left -= 1) await once();
    return once();
  });
}
