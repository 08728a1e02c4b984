import assert from 'node:assert/strict';
import { fetchArchive } from '../../src/sources/fetch-archive.ts';
import { httpForge } from '../../src/sources/http-forge.ts';
import { memoryStore } from '../support/archive-store.ts';
import { moduleName } from '../support/declare-modules.ts';
import { withForge } from '../support/forge.ts';
import { type ForgeProxyOptions, withForgeProxy } from '../support/forge-proxy.ts';
import { withHttpClient } from '../support/http-client.ts';
import type { TestModule } from '../support/module-tarball.ts';

const web = moduleName('acme-web');
// Two pages.
const modules: readonly TestModule[] = Array.from({ length: 101 }, (_, minor) => ({
  name: 'acme-web',
  version: `1.${minor}.0`,
}));
const artifactory = '/artifactory/api/puppet/ours';
const pulp = '/pulp_puppet/forge/repository/ours';

/** What servers make of the Forge's own paths, in each answer. */
const rewrites: readonly [
  title: string,
  prefix: string,
  to: (self: string, prefix: string) => string,
][] = [
  ['leave out the prefix', artifactory, () => '/v3/'],
  ['have the prefix', artifactory, (_, prefix) => `${prefix}/v3/`],
  ['are relative', artifactory, () => 'v3/'],
  ['are whole', artifactory, (self) => `${self}/v3/`],
  ['have the end of the prefix', pulp, () => '/repository/ours/v3/'],
  ['leave out the prefix', pulp, () => '/v3/'],
];

describe('a Forge below a prefix', () => {
  for (const [title, prefix, to] of rewrites) {
    it(`is found at ${prefix}, where its links ${title}`, async () => {
      const rewrite: ForgeProxyOptions['rewrite'] = (json, self) =>
        json.replace(/"\/v3\/(?=files|releases\?)/g, `"${to(self, prefix)}`);
      await withForge(modules, async ({ url: forge }) => {
        await withForgeProxy({ forge, prefix, rewrite }, async ({ url, requests }) => {
          await withHttpClient(async (http) => {
            const { releases } = await httpForge(http, url).find(web);
            assert.equal(releases?.length, modules.length);
            const release = releases?.find(({ version }) => version.text === '1.0.0');
            const options = { http, allowsUnverified: false };
            const wanted = { name: web, version: '1.0.0', forgeUrl: url };
            const found = await fetchArchive(
              { ...wanted, reference: release?.archive, lockedSha256: undefined },
              { ...options, store: memoryStore() },
            );
            // Whoever only has the lock asks below the prefix, too.
            await fetchArchive(
              { ...wanted, reference: undefined, lockedSha256: found.sha256 },
              { ...options, store: memoryStore() },
            );
          });
          assert.deepEqual(requests, [
            `${prefix}/v3/releases?module=acme-web`,
            `${prefix}/v3/releases?module=acme-web`,
            `${prefix}/v3/files/acme-web-1.0.0.tar.gz`,
            `${prefix}/v3/files/acme-web-1.0.0.tar.gz`,
          ]);
        });
      });
    });
  }
});
