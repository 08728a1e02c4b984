import assert from 'node:assert/strict';
import { diffModules } from '../../src/lockfile/diff-modules.ts';
import type { LockedSource, Lockfile } from '../../src/lockfile/lockfile.ts';
import { lockOf } from '../support/declare-lock.ts';
import { moduleName, sha256Of } from '../support/declare-modules.ts';

const before = lockOf(['acme-web 1.0.0'], {}, ['acme-web']);

function withChecksum(lockfile: Lockfile, number: number, version = '1.0.0'): Lockfile {
  const checksums = new Map([[moduleName('acme-web'), { sha256: sha256Of(number), version }]]);
  return { ...lockfile, checksums };
}

function from(source: Partial<LockedSource>): Lockfile {
  const sources = before.sources.map((one) => ({ ...one, ...source }) as LockedSource);
  return { ...before, sources };
}

const git = { kind: 'git', remote: 'https://git.example/web', path: undefined } as const;
const sha = 'a'.repeat(40);

describe('diffModules', () => {
  const cases: readonly [title: string, old: Lockfile, now: Lockfile, kind: string | undefined][] =
    [
      ['nothing of the same lock', before, before, undefined],
      ['a module that was added', lockOf([]), before, 'added'],
      ['a module that was removed', before, lockOf([]), 'removed'],
      ['a newer version', before, lockOf(['acme-web 1.1.0']), 'upgraded'],
      ['an older version', before, lockOf(['acme-web 0.9.0']), 'downgraded'],
      ['another Forge', before, from({ remote: 'https://elsewhere.example' }), 'replaced'],
      [
        'nothing of a trailing slash',
        before,
        from({ remote: 'https://forge.example/' }),
        undefined,
      ],
      ['another kind of source', before, from({ ...git, ref: 'main', sha }), 'replaced'],
      ['another checksum', withChecksum(before, 1), withChecksum(before, 2), 'replaced'],
      ['a checksum that went away', withChecksum(before, 1), before, 'replaced'],
      ['a checksum that was added', before, withChecksum(before, 1), 'edited'],
      ['nothing of the same checksum', withChecksum(before, 1), withChecksum(before, 1), undefined],
      [
        'nothing of the checksum of another version',
        withChecksum(before, 1, '0.9.0'),
        withChecksum(before, 2, '0.9.0'),
        undefined,
      ],
      [
        'another commit',
        from({ ...git, ref: 'main', sha }),
        from({ ...git, ref: 'main', sha: 'b'.repeat(40) }),
        'moved',
      ],
      [
        'another ref of the same commit',
        from({ ...git, ref: 'main', sha }),
        from({ ...git, ref: 'v1', sha }),
        'moved',
      ],
      [
        'another repository',
        from({ ...git, ref: 'main', sha }),
        from({ ...git, remote: 'https://evil.example/web', ref: 'main', sha }),
        'replaced',
      ],
      [
        'another directory of a repository',
        from({ ...git, ref: 'main', sha }),
        from({ ...git, path: 'web', ref: 'main', sha }),
        'replaced',
      ],
      [
        'what it requires',
        lockOf(['acme-web 1.0.0'], { 'acme-web': ['acme-base >= 1.0.0'] }),
        lockOf(['acme-web 1.0.0'], { 'acme-web': ['acme-base >= 2.0.0'] }),
        'edited',
      ],
      [
        'nothing of the order in which it requires',
        lockOf(['acme-web 1.0.0'], { 'acme-web': ['acme-a >= 1.0.0, < 2.0.0', 'acme-b'] }),
        lockOf(['acme-web 1.0.0'], { 'acme-web': ['acme-b', 'acme-a < 2.0.0, >= 1.0.0'] }),
        undefined,
      ],
    ];
  for (const [title, old, now, kind] of cases) {
    it(`tells ${title}`, () => {
      assert.deepEqual(
        diffModules(old, now).map((one) => [one.name, one.kind]),
        kind === undefined ? [] : [['acme-web', kind]],
      );
    });
  }

  it('tells who brings a module, and which are declared', () => {
    const now = lockOf(
      ['acme-web 1.0.0', 'acme-app 1.0.0', 'acme-log 2.0.0'],
      { 'acme-web': ['acme-log'], 'acme-app': ['acme-log', 'acme-log >= 2.0.0'] },
      ['acme-web', 'acme-app'],
    );
    const [app, log] = diffModules(before, now);
    assert.equal(app?.after?.isDeclared, true);
    assert.deepEqual(
      [log?.after?.isDeclared, log?.after?.requiredBy],
      [false, ['acme-app 1.0.0', 'acme-web 1.0.0']],
    );
  });

  it('hides the credentials of sources', () => {
    const remote = 'https://user:secret@forge.example';
    assert.deepEqual(diffModules(before, from({ remote })), []);
    const [added] = diffModules(lockOf([]), from({ remote }));
    assert.ok(!added?.after?.source.includes('secret'));
  });
});
