import assert from 'node:assert/strict';
import { createCredentials } from '../../src/net/credentials.ts';
import type { Answer, UnencryptedNotice } from '../../src/net/sender.ts';
import { type FaultyServer, inTurn, reply, withFaultyServer } from '../support/faulty-server.ts';
import { withHttpClient } from '../support/http-client.ts';
import { withProxy } from '../support/proxy-server.ts';
import { rejection } from '../support/rejection.ts';
import { withSecureServer } from '../support/secure-server.ts';
import { tlsFile } from '../support/tls-fixtures.ts';

type Variables = Readonly<Record<string, string>>;

const options = { mostBytes: 1000 };
const forgeToken = () => ({ from: 'PUPFILE_FORGE_TOKEN', text: 'F' });

describe('what lets a request in', () => {
  it('is sent to its origin, and named', async () => {
    await withFaultyServer(reply(200), async (forge) => {
      const { credentialFrom, reached } = await get(`${forge.url}/v3`, [forge.url]);
      assert.deepEqual(authorizationsOf(forge), ['Bearer F']);
      assert.equal(credentialFrom, 'PUPFILE_FORGE_TOKEN');
      assert.equal(reached.href, `${forge.url}/v3`);
    });
  });

  it('comes from the address before all else, and does not stay in it', async () => {
    await withFaultyServer(reply(200), async (forge) => {
      const address = forge.url.replace('//', '//us%40er:pass%2Fword@');
      const { reached, credentialFrom } = await get(`${address}/v3`, [forge.url]);
      assert.deepEqual(authorizationsOf(forge), [
        `Basic ${Buffer.from('us@er:pass/word').toString('base64')}`,
      ]);
      assert.equal(forge.requests[0]?.headers.host, new URL(forge.url).host);
      assert.equal(credentialFrom, 'the password of the address');
      assert.equal(reached.href, `${forge.url}/v3`);
    });
  });

  it('is named, where there is none, by the variables that would give it', async () => {
    await withFaultyServer(reply(401), async (forge) => {
      const { credentialFrom, credentialVariables } = await get(forge.url, []);
      assert.equal(credentialFrom, undefined);
      assert.deepEqual(credentialVariables, ['PUPFILE_TOKEN_127_0_0_1']);
      assert.deepEqual(authorizationsOf(forge), [undefined]);
    });
  });

  it('gives way to a header of the request itself', async () => {
    await withFaultyServer(reply(200), async (forge) => {
      const headers = { authorization: 'Bearer own' };
      await withHttpClient((http) => http.get(forge.url, { ...options, headers }), {
        credentials: credentialsOf([forge.url]),
      });
      assert.deepEqual(authorizationsOf(forge), ['Bearer own']);
    });
  });

  it('is never sent to the origin that a Forge redirects to', async () => {
    await withFaultyServer(reply(200), async (other) => {
      const answer = reply(302, { location: `${other.url}/files?signature=x` });
      await withFaultyServer(answer, async (forge) => {
        for (const address of [forge.url, forge.url.replace('//', '//user:password@')]) {
          const { credentialFrom, reached } = await get(address, [forge.url]);
          assert.equal(credentialFrom, undefined);
          assert.equal(reached.origin, other.url);
        }
        assert.deepEqual(authorizationsOf(other), [undefined, undefined]);
      });
    });
  });

  it('may be what belongs to the target of a redirect', async () => {
    await withFaultyServer(reply(200), async (other) => {
      await withFaultyServer(reply(302, { location: other.url }), async (forge) => {
        const variables = { [`PUPFILE_TOKEN_127_0_0_1_${new URL(other.url).port}`]: 'O' };
        await get(forge.url, [forge.url], { variables });
        assert.deepEqual(authorizationsOf(forge), ['Bearer F']);
        assert.deepEqual(authorizationsOf(other), ['Bearer O']);
      });
    });
  });

  it('is never what a redirect says that it is', async () => {
    await withFaultyServer(reply(200), async (other) => {
      const location = other.url.replace('//', '//user:password@');
      await withFaultyServer(reply(302, { location }), async (forge) => {
        const { reached } = await get(forge.url, [forge.url]);
        assert.deepEqual(authorizationsOf(other), [undefined]);
        assert.equal(reached.href, `${other.url}/`);
      });
    });
  });

  it('is never sent after a step from https to http', async () => {
    await withFaultyServer(reply(200), async (other) => {
      await withSecureServer(reply(302, { location: other.url }), {}, async (forge) => {
        const variables = { PUPFILE_TOKEN_127_0_0_1: 'H', SSL_CERT_FILE: tlsFile('ca.pem') };
        await get(forge.url, [], { variables });
        assert.equal(forge.requests[0]?.headers.authorization, 'Bearer H');
        assert.deepEqual(authorizationsOf(other), [undefined]);
      });
    });
  });

  it('is sent again with each attempt', async () => {
    await withFaultyServer(inTurn(reply(503), reply(200)), async (forge) => {
      await get(forge.url, [forge.url]);
      assert.deepEqual(authorizationsOf(forge), ['Bearer F', 'Bearer F']);
    });
  });

  it('is told once to go unencrypted beyond this machine', async () => {
    await withFaultyServer(reply(200), async ({ url }) => {
      await withProxy({ leadsTo: Number(new URL(url).port) }, async (proxy) => {
        const notices: UnencryptedNotice[] = [];
        const onUnencrypted = (notice: UnencryptedNotice) => notices.push(notice);
        const variables = { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' };
        const credentials = credentialsOf(['http://forge.example', url]);
        await withHttpClient(
          async (http) => {
            for (const path of ['/a', '/b']) await http.get(`http://forge.example${path}`, options);
            await http.get('http://other.example/', options);
            await http.get(url, options);
          },
          { variables, credentials, onUnencrypted },
        );
        assert.deepEqual(notices, [
          { origin: 'http://forge.example', from: 'PUPFILE_FORGE_TOKEN' },
        ]);
      });
    });
  });

  it('ends the request where it cannot be sent', async () => {
    await withFaultyServer(reply(200), async (forge) => {
      const variables = { PUPFILE_TOKEN_127_0_0_1: 'secret\r\nX-Evil: 1' };
      const error = await withHttpClient(
        (http) => rejection(http.get(forge.url, options), 'USAGE'),
        {
          credentials: createCredentials({ variables, forges: [] }),
        },
      );
      assert.doesNotMatch(`${error.message} ${error.hint}`, /secret/);
      assert.equal(forge.connectionCount, 0);
    });
  });
});

describe('an error behind a redirect', () => {
  it('names where it happened, without the query that may be a password', async () => {
    await withFaultyServer(
      reply(302, { location: 'http://127.0.0.1:9/a?sig=x&b=c' }),
      async (forge) => {
        const error = await withHttpClient((http) =>
          rejection(http.get(`${forge.url}/v3`, options), 'FORGE_UNREACHABLE'),
        );
        assert.equal(error.message, 'No answer from http://127.0.0.1:9');
        assert.deepEqual(error.notes, [
          `GET ${forge.url}/v3, redirected to http://127.0.0.1:9/a: nothing listens there`,
        ]);
      },
    );
  });
});

function get(
  url: string,
  forges: readonly string[],
  { variables = {} }: { readonly variables?: Variables } = {},
): Promise<Answer> {
  const credentials = credentialsOf(forges, variables);
  return withHttpClient((http) => http.get(url, options), { credentials, variables });
}

function credentialsOf(forges: readonly string[], variables: Variables = {}) {
  return createCredentials({ variables, forges, readForgeToken: forgeToken });
}

function authorizationsOf({ requests }: Pick<FaultyServer, 'requests'>) {
  return requests.map(({ headers }) => headers.authorization);
}
