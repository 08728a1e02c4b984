import assert from 'node:assert/strict';
import {
  lockedArchives,
  resolvedArchives,
  statedChecksums,
} from '../../src/commands/wanted-archives.ts';
import { lockOf } from '../support/declare-lock.ts';
import {
  declareModules,
  moduleName,
  releaseOf,
  resolutionOf,
  sha256Of,
} from '../support/declare-modules.ts';

const web = moduleName('acme-web');
const checksums = new Map([[web, { version: '1.0.0', sha256: sha256Of(1) }]]);
const lockfile = { ...lockOf(['acme-web 1.0.0']), checksums };
const stated = new Map([[web, sha256Of(2)]]);
const addressOf = (remote: string) => `${remote}/api`;

describe('statedChecksums', () => {
  it('are those that the Puppetfile states for modules of a Forge', () => {
    const source = { kind: 'forge', url: 'https://forge.example', sha256: sha256Of(2) } as const;
    const puppetfile = declareModules([['acme-web'], ['acme-base']], {
      sources: { 'acme-web': source },
    });
    assert.deepEqual(statedChecksums(puppetfile), stated);
  });
});

describe('lockedArchives', () => {
  it('knows of each module what the lock knows', () => {
    assert.deepEqual(lockedArchives(lockfile, { stated: new Map(), addressOf }), [
      {
        name: 'acme-web',
        version: '1.0.0',
        forgeUrl: 'https://forge.example/api',
        reference: undefined,
        lockedSha256: sha256Of(1),
      },
    ]);
  });

  it('trusts the Puppetfile more than the lock', () => {
    const [archive] = lockedArchives(lockfile, { stated, addressOf });
    assert.equal(archive?.lockedSha256, sha256Of(2));
  });
});

describe('resolvedArchives', () => {
  const cases = [
    {
      title: 'holds a release that stays to its checksum',
      version: '1.0.0',
      expected: sha256Of(1),
    },
    { title: 'knows nothing of a release that is new', version: '1.1.0', expected: undefined },
  ];
  for (const { title, version, expected } of cases) {
    it(title, () => {
      const resolution = resolutionOf(releaseOf(`acme-web ${version}`));
      const context = { lockfile, addressOf, stated: new Map() };
      const [archive] = resolvedArchives(resolution, context);
      assert.equal(archive?.lockedSha256, expected);
    });
  }
});
