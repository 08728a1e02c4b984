import assert from 'node:assert/strict';
import { diffLockfiles, type WishDiff } from '../../src/lockfile/diff-lockfiles.ts';
import type { Lockfile } from '../../src/lockfile/lockfile.ts';
import { lockOf } from '../support/declare-lock.ts';
import { moduleName } from '../support/declare-modules.ts';

const bare = lockOf([]);

function declaring(...declared: readonly string[]): Lockfile {
  return lockOf([], {}, declared);
}

function overriding(version: string, requirement: string): Lockfile {
  const dependency = { name: moduleName('acme-base'), spelledName: 'acme-base', requirement };
  const name = moduleName('acme-web');
  return { ...bare, overrides: [{ name, spelledName: 'acme-web', version, dependency }] };
}

describe('diffLockfiles', () => {
  const excluding: Lockfile = { ...bare, exclusions: [moduleName('acme-x')] };
  const cases: readonly [title: string, old: Lockfile, now: Lockfile, wishes: WishDiff[]][] = [
    ['nothing of the same lock', declaring('acme-web'), declaring('acme-web'), []],
    [
      'declarations that came and went',
      declaring('acme-old'),
      declaring('acme-web ~> 1.0'),
      [
        { kind: 'declaration', name: 'acme-old', from: '>= 0', to: undefined },
        { kind: 'declaration', name: 'acme-web', from: undefined, to: '~> 1.0' },
      ],
    ],
    [
      'another requirement',
      declaring('acme-web ~> 1.0'),
      declaring('acme-web ~> 2.0'),
      [{ kind: 'declaration', name: 'acme-web', from: '~> 1.0', to: '~> 2.0' }],
    ],
    [
      'nothing of a requirement that means the same',
      declaring('acme-web < 2.0.0, >= 1.0'),
      declaring('acme-web >= 1.0.0, < 2'),
      [],
    ],
    [
      'a range of several that one module was declared with',
      declaring('acme-web >= 1.0.0', 'acme-web < 2.0.0'),
      declaring('acme-web >= 1.0.0'),
      [{ kind: 'declaration', name: 'acme-web', from: '>= 1.0.0, < 2.0.0', to: '>= 1.0.0' }],
    ],
    [
      'an exclusion',
      bare,
      excluding,
      [{ kind: 'exclusion', name: 'acme-x', from: undefined, to: '' }],
    ],
    ['nothing of the same exclusion', excluding, excluding, []],
    [
      'an override',
      bare,
      overriding('1.0.0', '< 2.0.0'),
      [
        {
          kind: 'override',
          name: 'acme-web',
          dependency: 'acme-base',
          from: undefined,
          to: '< 2.0.0',
        },
      ],
    ],
    [
      'nothing of the same override in another version',
      overriding('1.0.0', '< 2.0.0'),
      overriding('1.1.0', '< 2.0.0'),
      [],
    ],
    [
      'the platform',
      { ...bare, platform: { puppet: '7.0.0', pe: '2021.7.0' } },
      { ...bare, platform: { puppet: '8.0.0' } },
      [
        { kind: 'platform', name: 'pe', from: '2021.7.0', to: undefined },
        { kind: 'platform', name: 'puppet', from: '7.0.0', to: '8.0.0' },
      ],
    ],
  ];
  for (const [title, old, now, wishes] of cases) {
    it(`tells ${title}`, () => {
      assert.deepEqual(diffLockfiles(old, now), { modules: [], wishes });
    });
  }
});
