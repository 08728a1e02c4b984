import assert from 'node:assert/strict';
import { compareForge, type ForgeAnswer } from '../../src/lockfile/compare-forge.ts';
import type { LockedChecksum, Lockfile } from '../../src/lockfile/lockfile.ts';
import { indexComparison } from '../../src/lockfile/lockfile-comparison.ts';
import type { ArchiveReference, Release } from '../../src/model/release.ts';
import { lockOf } from '../support/declare-lock.ts';
import { declareModules, moduleName, releaseOf, sha256Of } from '../support/declare-modules.ts';

const name = moduleName('acme-web');
const archive = (sha256: string | undefined): ArchiveReference => ({
  url: 'https://forge.example/x',
  sha256,
  md5: '0'.repeat(32),
  sizeBytes: 1,
});
const release = (sha256: string | undefined, version = '1.0.0'): Release => ({
  ...releaseOf(`acme-web ${version}`),
  archive: archive(sha256),
});

function compare(
  answer: Partial<ForgeAnswer>,
  checksum: LockedChecksum | undefined = { sha256: sha256Of(1), version: '1.0.0' },
) {
  const lock = lockOf(['acme-web 1.0.0']);
  const lockfile: Lockfile = { ...lock, checksums: new Map(checksum && [[name, checksum]]) };
  const comparison = indexComparison(declareModules([['acme-web']]), lockfile);
  const [module] = comparison.modules;
  const whole: ForgeAnswer = { releases: [], deprecation: undefined, ...answer };
  return compareForge(module ?? assert.fail(), whole, comparison);
}

describe('compareForge', () => {
  const same = release(sha256Of(1));

  it('finds nothing where the Forge has what is locked', () => {
    assert.deepEqual(compare({ releases: [release(sha256Of(2), '2.0.0'), same] }), []);
  });

  it('finds a release that is gone, at its place, and what moves away from it', () => {
    const [finding, ...others] = compare({ releases: [release(sha256Of(1), '1.0.1')] });
    assert.deepEqual(others, []);
    assert.equal(finding?.rule, 'release-deleted');
    assert.equal(finding.message, '`acme-web` 1.0.0 is no longer on https://forge.example');
    assert.equal(finding.span?.line, 1);
    assert.equal(finding.severity, undefined);
    assert.equal(finding.fix, 'pupfile update acme-web');
  });

  it('says so of a module that is gone as a whole', () => {
    const [finding] = compare({ releases: null });
    assert.equal(finding?.message, '`acme-web` is no longer on https://forge.example');
  });

  it('finds another archive under the same version', () => {
    const [finding] = compare({ releases: [release(sha256Of(2))] });
    assert.equal(finding?.rule, 'checksum-changed');
    assert.match(finding.message, new RegExp(`sha256=${sha256Of(2)}$`));
  });

  const silent: readonly [title: string, Release, LockedChecksum | undefined][] = [
    ['the Forge gives no sha256', release(undefined), { sha256: sha256Of(1), version: '1.0.0' }],
    [
      'the checksum is of another version',
      release(sha256Of(2)),
      { sha256: sha256Of(1), version: '0.9.0' },
    ],
  ];
  for (const [title, one, checksum] of silent) {
    it(`knows of no change where ${title}`, () => {
      assert.deepEqual(compare({ releases: [one] }, checksum), []);
    });
  }

  it('warns of a module that is deprecated, whatever else there is to say', () => {
    const deprecation = { since: '2024-01-31', reason: undefined, successor: 'acme-site' };
    const found = compare({ releases: [release(sha256Of(2))], deprecation });
    assert.deepEqual(
      found.map(({ rule, severity }) => [rule, severity]),
      [
        ['checksum-changed', undefined],
        ['module-deprecated', 'warning'],
      ],
    );
    assert.equal(found[1]?.message, '`acme-web` is deprecated since 2024-01-31, use acme-site');
  });
});
