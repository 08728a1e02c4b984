import assert from 'node:assert/strict';
import type { ModuleName } from '../../src/model/module-name.ts';
import type { Release } from '../../src/model/release.ts';
import type { HttpClient } from '../../src/net/http.ts';
import { httpForge } from '../../src/sources/http-forge.ts';
import { moduleName } from '../support/declare-modules.ts';
import { type FaultyAnswer, inTurn, reply, withFaultyServer } from '../support/faulty-server.ts';
import { withForge } from '../support/forge.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';
import { withSecureServer } from '../support/secure-server.ts';
import { tlsFile } from '../support/tls-fixtures.ts';

const web = moduleName('acme-web');
const base = moduleName('acme-base');

describe('httpForge', () => {
  it('asks for no documents, and names them as the Forge wants them', async () => {
    await withForge([{ name: 'acme-web', version: '1.0.0' }], async (forge) => {
      await withHttpClient((http) => releasesOn(http, forge.url, web));
      const [request = ''] = forge.requests;
      assert.match(
        request,
        /^GET \/v3\/releases\?module=acme-web&limit=100&exclude_fields=readme%20/,
      );
      assert.doesNotMatch(request, /[+,]/);
    });
  });

  it('reads a long list to its end', async () => {
    const modules = Array.from({ length: 101 }, (_, index) => ({
      name: 'acme-web',
      version: `1.${index}.0`,
    }));
    await withForge(modules, async (forge) => {
      await withHttpClient(async (http) => {
        const releases = await releasesOn(http, forge.url, web);
        assert.equal(new Set(versionsOf(releases)).size, 101);
      });
      assert.equal(forge.requests.length, 2);
    });
  });

  it('gives up a list that never ends', async () => {
    let page = 0;
    const answer: FaultyAnswer = (request, response) => {
      page += 1;
      pageOf([{ version: '1.0.0' }], `/v3/releases?page=${page}`)(request, response);
    };
    await withFaultyServer(answer, async ({ url, requests }) => {
      const reading = withHttpClient((http) => releasesOn(http, url, web));
      const { notes } = await rejection(reading, 'FORGE_ANSWER_INVALID');
      assert.match(notes[0] ?? '', /its list of releases does not end within 100 pages/);
      assert.equal(requests.length, 100);
    });
  });

  it('gives up a list that leads back to itself', async () => {
    const answers = inTurn(
      pageOf([{ version: '1.0.0' }], '/v3/releases?b'),
      pageOf([{ version: '1.1.0' }], '/v3/releases?c'),
      pageOf([{ version: '1.2.0' }], '/v3/releases?b'),
    );
    await withFaultyServer(answers, async ({ url, requests }) => {
      const reading = withHttpClient((http) => releasesOn(http, url, web));
      const { notes } = await rejection(reading, 'FORGE_ANSWER_INVALID');
      assert.match(notes[0] ?? '', /its list of releases leads back to itself/);
      assert.equal(requests.length, 3);
    });
  });

  it('does not go on in the open with a list that began with https', async () => {
    const next = 'http://127.0.0.1:9/v3/releases?b';
    const answer = pageOf([{ version: '1.0.0' }], next);
    await withSecureServer(answer, {}, async ({ url }) => {
      const reading = withHttpClient((http) => releasesOn(http, url, web), {
        variables: { SSL_CERT_FILE: tlsFile('ca.pem') },
      });
      const { notes } = await rejection(reading, 'FORGE_ANSWER_INVALID');
      assert.match(notes[0] ?? '', /goes on at an address that is not https/);
    });
  });

  it('says that the answer is about another module', async () => {
    const answer = pageOf([{ version: '1.0.0', module: { slug: 'acme-base' } }]);
    await withFaultyServer(answer, async ({ url }) => {
      const reading = withHttpClient((http) => releasesOn(http, url, web));
      const { notes } = await rejection(reading, 'FORGE_ANSWER_INVALID');
      assert.match(notes[0] ?? '', /: the answer is about `acme-base 1\.0\.0`$/);
    });
  });

  const pages: readonly [next: string, asked: string][] = [
    ['/v3/releases?offset=1', '/puppet/forge/v3/releases?offset=1'],
    ['/puppet/forge/v3/releases?offset=1', '/puppet/forge/v3/releases?offset=1'],
  ];
  for (const [next, asked] of pages) {
    it(`finds the next page ${next} of a Forge that stands below a path`, async () => {
      const answers = inTurn(pageOf([{ version: '1.0.0' }], next), pageOf([{ version: '1.1.0' }]));
      await withFaultyServer(answers, async ({ url, requests }) => {
        await withHttpClient(async (http) => {
          const releases = await releasesOn(http, `${url}/puppet/forge`, web);
          assert.deepEqual(versionsOf(releases), ['1.0.0', '1.1.0']);
        });
        assert.match(requests[0]?.url ?? '', /^\/puppet\/forge\/v3\/releases\?module=acme-web&/);
        assert.equal(requests[1]?.url, asked);
      });
    });
  }

  it('knows no module that the Forge does not know', async () => {
    await withForge([{ name: 'acme-web', version: '1.0.0' }], async (forge) => {
      await withHttpClient(async (http) => {
        assert.equal(await releasesOn(http, forge.url, base), null);
      });
    });
  });

  it('knows no module of which the Forge has no release left', async () => {
    const answer = pageOf([{ version: '1.0.0', deleted_at: '2020-01-01' }]);
    await withFaultyServer(answer, async ({ url }) => {
      await withHttpClient(async (http) => {
        assert.equal(await releasesOn(http, url, web), null);
        // It is the module's home all the same.
        assert.equal((await httpForge(http, url).find(web)).isKnown, true);
      });
    });
  });

  it('does not ask for a module without an author', async () => {
    await withFaultyServer(reply(400), async ({ url, requests }) => {
      await withHttpClient(async (http) => {
        assert.equal(await releasesOn(http, url, moduleName('site')), null);
      });
      assert.equal(requests.length, 0);
    });
  });

  it('finds a deprecation that only a later page tells', async () => {
    const answers = inTurn(
      pageOf([{ version: '1.0.0' }], '/v3/releases?offset=1'),
      pageOf([{ version: '1.1.0', module: { slug: 'acme-web', deprecated_at: '2024-01-31' } }]),
      reply(404, { 'content-type': 'application/json' }, '{}'),
    );
    await withFaultyServer(answers, async ({ url }) => {
      await withHttpClient(async (http) => {
        // And a Forge that knows no more of the module than its releases.
        const expected = { since: '2024-01-31', reason: undefined, successor: undefined };
        const forge = httpForge(http, url);
        const { deprecatedAt = '' } = await forge.find(web);
        assert.deepEqual(await forge.deprecation(web, deprecatedAt), expected);
      });
    });
  });

  it('says of each release where it was found', async () => {
    await withForge([{ name: 'acme-web', version: '1.0.0' }], async ({ url }) => {
      await withHttpClient(async (http) => {
        const [release] = (await releasesOn(http, url, web)) ?? [];
        assert.equal(release?.forgeUrl, url);
      });
    });
  });

  it('names an address that is none', async () => {
    const asked = withHttpClient((http) => releasesOn(http, 'forge.example', web));
    const error = await rejection(asked, 'FORGE_UNREACHABLE');
    assert.match(
      error.message,
      /^acme-web: `forge\.example\/v3\/releases\?.*` is not an http\(s\) address$/,
    );
  });
});

async function releasesOn(http: HttpClient, url: string, name: ModuleName) {
  return (await httpForge(http, url).find(name)).releases;
}

function versionsOf(releases: readonly Release[] | null): string[] {
  return (releases ?? []).map(({ version }) => version.text);
}

function pageOf(results: readonly object[], next: string | null = null): FaultyAnswer {
  const document = JSON.stringify({ pagination: { next }, results });
  return reply(200, { 'content-type': 'application/json' }, document);
}
