import assert from 'node:assert/strict';
import type { Release } from '../../src/model/release.ts';
import type { HttpClient } from '../../src/net/http.ts';
import { type ForgeCatalog, forgeCatalog } from '../../src/sources/forge-catalog.ts';
import { openForges } from '../../src/sources/open-forge.ts';
import { moduleName } from '../support/declare-modules.ts';
import { reply, withFaultyServer } from '../support/faulty-server.ts';
import { withForge } from '../support/forge.ts';
import { withHttpClient } from '../support/http-client.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { rejection } from '../support/rejection.ts';
import { writeTree } from '../support/temporary-directory.ts';

const web = moduleName('acme-web');
const base = moduleName('acme-base');
const json = { 'content-type': 'application/json' };

describe('forgeCatalog', () => {
  it('asks once for each module, whatever it is asked', async () => {
    const modules = ['1.0.0', '1.1.0'].map((version) => ({ name: 'acme-web', version }));
    await withForge([...modules, { name: 'acme-base', version: '2.0.0' }], async (forge) => {
      await withCatalog([forge.url], async (catalog) => {
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

  it('asks for a deprecation only of deprecated modules, and once', async () => {
    const modules = ['acme-web', 'acme-base'].map((name) => ({ name, version: '1.0.0' }));
    await withForge(modules, async (forge) => {
      const entry = { at: '2024-01-31', for: 'It is old.', superseded_by: 'acme-new' };
      writeTree(forge.directory, { 'deprecated.json': JSON.stringify({ 'acme-web': entry }) });
      await withCatalog([forge.url], async (catalog) => {
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
      await withCatalog([url], async (catalog) => {
        assert.equal(await catalog.deprecation(web), undefined);
      });
    });
  });

  describe('with several Forges', () => {
    const older = [{ name: 'acme-web', version: '1.0.0' }];
    const newer = [{ name: 'acme-web', version: '9.0.0' }, base2()];

    it('takes a module from the first that knows it, and asks nobody else', async () => {
      await withTwo(older, newer, async (one, other) => {
        await withCatalog([one.url, other.url], async (catalog) => {
          assert.deepEqual(versionsOf(await catalog.releases(web)), ['1.0.0']);
          assert.equal(catalog.origin(web), one.url);
        });
        assert.deepEqual(other.requests, []);
      });
    });

    it('asks the next one for what the first does not know', async () => {
      await withTwo(older, newer, async (one, other) => {
        await withCatalog([one.url, other.url], async (catalog) => {
          assert.deepEqual(versionsOf(await catalog.releases(base)), ['2.0.0']);
          assert.equal(catalog.origin(base), other.url);
          assert.equal((await catalog.releases(base))?.[0]?.forgeUrl, other.url);
        });
      });
    });

    for (const status of [400, 404]) {
      it(`takes ${status} for not knowing it`, async () => {
        await withFaultyServer(reply(status, json, '{}'), async ({ url }) => {
          await withForge(newer, async (other) => {
            await withCatalog([url, other.url], async (catalog) => {
              assert.deepEqual(versionsOf(await catalog.releases(web)), ['9.0.0']);
            });
          });
        });
      });
    }

    for (const status of [401, 403, 500, 503]) {
      it(`takes nothing from the next one where the first answers ${status}`, async () => {
        await withFaultyServer(reply(status, json, '{}'), async ({ url }) => {
          await withForge(newer, async (other) => {
            await withCatalog([url, other.url], async (catalog) => {
              await rejection(catalog.releases(web), 'FORGE_REFUSED');
            });
            assert.deepEqual(other.requests, []);
          });
        });
      });
    }

    it('takes nothing from the next one where the first is a web page', async () => {
      const page = reply(404, { 'content-type': 'text/html' }, '<html>');
      await withFaultyServer(page, async ({ url }) => {
        await withForge(newer, async (other) => {
          await withCatalog([url, other.url], async (catalog) => {
            await rejection(catalog.releases(web), 'FORGE_REFUSED');
          });
        });
      });
    });

    it('takes nothing from the next one where the first has deleted all releases', async () => {
      await withTwo(older, newer, async (one, other) => {
        writeTree(one.directory, { 'deleted.json': '["acme-web-1.0.0"]' });
        await withCatalog([one.url, other.url], async (catalog) => {
          assert.equal(await catalog.releases(web), null);
          assert.equal(catalog.origin(web), one.url);
        });
        assert.deepEqual(other.requests, []);
      });
    });

    it('names all that were asked in vain, without their credentials', async () => {
      await withTwo([], [], async (one, other) => {
        const secret = other.url.replace('//', '//user:secret@');
        await withCatalog([one.url, secret], async (catalog) => {
          assert.equal(await catalog.releases(web), null);
          assert.equal(catalog.origin(web), `${one.url} or ${other.url}`);
        });
      });
    });

    it('looks near who requires a module, once it is told who does', async () => {
      await withTwo(older, newer, async (one, other) => {
        await withHttpClient(async (http) => {
          const catalog = forgeCatalog({
            open: opener(http),
            forgesOf: (_, near) => [...(near === undefined ? [] : [near]), one.url],
            hasSeveral: true,
          });
          const near = catalog.settle?.(new Map([[web, other.url]]));
          assert.deepEqual(versionsOf((await near?.releases(web)) ?? null), ['9.0.0']);
          assert.deepEqual(versionsOf(await catalog.releases(web)), ['1.0.0']);
          // Who settles it once more keeps what was settled before.
          const nearer = near?.settle?.(new Map());
          assert.deepEqual(versionsOf((await nearer?.releases(web)) ?? null), ['9.0.0']);
        });
      });
    });

    it('finds similar names on all of them, and passes over one that fails', async () => {
      await withTwo(older, newer, async (one, other) => {
        await withCatalog([one.url, './gone', other.url], async (catalog) => {
          assert.deepEqual(await catalog.similar?.(moduleName('acme-wob')), [
            'acme-web',
            'acme-base',
            'acme-web',
          ]);
        });
      });
    });
  });
});

function base2(): TestModule {
  return { name: 'acme-base', version: '2.0.0' };
}

type Forge = Parameters<Parameters<typeof withForge>[1]>[0];

async function withTwo(
  left: readonly TestModule[],
  right: readonly TestModule[],
  run: (one: Forge, other: Forge) => Promise<void>,
): Promise<void> {
  await withForge(left, (one) => withForge(right, (other) => run(one, other)));
}

function opener(http: HttpClient) {
  return openForges({ http, directory: '/nowhere', warn: () => {} });
}

async function withCatalog(
  urls: readonly string[],
  run: (catalog: ForgeCatalog) => Promise<void>,
): Promise<void> {
  await withHttpClient((http) => run(forgeCatalog({ open: opener(http), forgesOf: () => urls })), {
    retry: { firstWaitMs: 1, attempts: 1 },
  });
}

function versionsOf(releases: readonly Release[] | null): string[] {
  return (releases ?? []).map(({ version }) => version.text);
}
