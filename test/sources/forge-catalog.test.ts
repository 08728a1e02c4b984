import assert from 'node:assert/strict';
import type { Release } from '../../src/model/release.ts';
import type { HttpClient } from '../../src/net/http.ts';
import { forgeCatalog } from '../../src/sources/forge-catalog.ts';
import { moduleName } from '../support/declare-modules.ts';
import { type FaultyAnswer, inTurn, reply, withFaultyServer } from '../support/faulty-server.ts';
import { withForge } from '../support/forge.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';
import { writeTree } from '../support/temporary-directory.ts';

const web = moduleName('acme-web');
const base = moduleName('acme-base');

describe('forgeCatalog', () => {
  it('asks once for each module, whatever it is asked', async () => {
    const modules = ['1.0.0', '1.1.0'].map((version) => ({ name: 'acme-web', version }));
    await withForge([...modules, { name: 'acme-base', version: '2.0.0' }], async (forge) => {
      await withHttpClient(async (http) => {
        const catalog = catalogOf(http, forge.url);
        const [first, again, other] = await Promise.all([
          catalog.releases(web),
          catalog.releases(web),
          catalog.releases(base),
        ]);
        assert.deepEqual(versionsOf(first).sort(), ['1.0.0', '1.1.0']);
        assert.equal(again, first);
        assert.deepEqual(versionsOf(other), ['2.0.0']);
        assert.equal(await catalog.releases(web), first);
      });
      assert.equal(forge.requests.length, 2);
    });
  });

  it('asks for no documents, and names them as the Forge wants them', async () => {
    await withForge([{ name: 'acme-web', version: '1.0.0' }], async (forge) => {
      await withHttpClient((http) => catalogOf(http, forge.url).releases(web));
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
        const releases = await catalogOf(http, forge.url).releases(web);
        assert.equal(new Set(versionsOf(releases)).size, 101);
      });
      assert.equal(forge.requests.length, 2);
    });
  });

  it('gives up a list that never ends', async () => {
    const answer = pageOf([{ version: '1.0.0' }], '/v3/releases?again');
    await withFaultyServer(answer, async ({ url, requests }) => {
      await withHttpClient((http) => catalogOf(http, url).releases(web));
      assert.equal(requests.length, 100);
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
          const releases = await catalogOf(http, `${url}/puppet/forge`).releases(web);
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
        assert.equal(await catalogOf(http, forge.url).releases(base), null);
      });
    });
  });

  it('knows no module of which the Forge has no release left', async () => {
    const answer = pageOf([{ version: '1.0.0', deleted_at: '2020-01-01' }]);
    await withFaultyServer(answer, async ({ url }) => {
      await withHttpClient(async (http) => {
        assert.equal(await catalogOf(http, url).releases(web), null);
      });
    });
  });

  it('does not ask for a module without an author', async () => {
    await withFaultyServer(reply(400), async ({ url, requests }) => {
      await withHttpClient(async (http) => {
        assert.equal(await catalogOf(http, url).releases(moduleName('site')), null);
      });
      assert.equal(requests.length, 0);
    });
  });

  it('asks each module’s own Forge', async () => {
    await withForge([{ name: 'acme-web', version: '1.0.0' }], async (one) => {
      await withForge([{ name: 'acme-base', version: '2.0.0' }], async (other) => {
        await withHttpClient(async (http) => {
          const forgeOf = (name: string) => (name === web ? one.url : other.url);
          const catalog = forgeCatalog({ http, forgeOf });
          assert.deepEqual(versionsOf(await catalog.releases(web)), ['1.0.0']);
          assert.deepEqual(versionsOf(await catalog.releases(base)), ['2.0.0']);
          assert.equal(catalog.origin(base), other.url);
        });
      });
    });
  });

  it('asks for a deprecation only of deprecated modules, and once', async () => {
    const modules = ['acme-web', 'acme-base'].map((name) => ({ name, version: '1.0.0' }));
    await withForge(modules, async (forge) => {
      const entry = { at: '2024-01-31', for: 'It is old.', superseded_by: 'acme-new' };
      writeTree(forge.directory, { 'deprecated.json': JSON.stringify({ 'acme-web': entry }) });
      await withHttpClient(async (http) => {
        const catalog = catalogOf(http, forge.url);
        await Promise.all([catalog.releases(web), catalog.releases(base)]);
        assert.equal(await catalog.deprecation(base), undefined);
        assert.equal(forge.requests.length, 2);
        const expected = { since: '2024-01-31', reason: 'It is old.', successor: 'acme-new' };
        assert.deepEqual(await catalog.deprecation(web), expected);
        assert.deepEqual(await catalog.deprecation(web), expected);
      });
      assert.match(forge.requests[2] ?? '', /^GET \/v3\/modules\/acme-web\?exclude_fields=\S+%20/);
      assert.equal(forge.requests.length, 3);
    });
  });

  it('knows of no deprecation of a module that nobody has', async () => {
    await withForge([], async ({ url }) => {
      await withHttpClient(async (http) => {
        assert.equal(await catalogOf(http, url).deprecation(web), undefined);
      });
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
        assert.deepEqual(await catalogOf(http, url).deprecation(web), expected);
      });
    });
  });

  it('names an address that is none', async () => {
    const asked = withHttpClient((http) => catalogOf(http, 'forge.example').releases(web));
    const error = await rejection(asked, 'FORGE_UNREACHABLE');
    assert.match(error.message, /^`forge\.example\/v3\/releases\?.*` is not an http\(s\) address$/);
  });
});

function catalogOf(http: HttpClient, url: string) {
  return forgeCatalog({ http, forgeOf: () => url });
}

function versionsOf(releases: readonly Release[] | null): string[] {
  return (releases ?? []).map(({ version }) => version.text);
}

function pageOf(results: readonly object[], next: string | null = null): FaultyAnswer {
  const document = JSON.stringify({ pagination: { next }, results });
  return reply(200, { 'content-type': 'application/json' }, document);
}
