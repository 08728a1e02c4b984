import assert from 'node:assert/strict';
import { buildLockfile } from '../../src/lockfile/build-lockfile.ts';
import { compareLockfile } from '../../src/lockfile/compare-lockfile.ts';
import { formatLockfile } from '../../src/lockfile/format-lockfile.ts';
import type { LockedPlatform, Lockfile } from '../../src/lockfile/lockfile.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import {
  checksumsOf,
  declareModules,
  type PuppetfileSettings,
  releaseOf,
  resolutionOf,
} from '../support/declare-modules.ts';

type Modules = Parameters<typeof declareModules>[0];

const declared: Modules = [
  ['acme/web', '~> 1.0'],
  ['acme/log', '>= 1.0.0 < 3.0.0'],
];

const resolution = resolutionOf(
  releaseOf('acme-web 1.2.0', [
    ['acme-base', '>= 1.0.0 < 2.0.0'],
    ['acme-log', '2.x'],
  ]),
  releaseOf('acme-log 2.1.0'),
  releaseOf('acme-base 1.5.0'),
);

const lock = formatLockfile(
  buildLockfile({
    puppetfile: declareModules(declared),
    resolution,
    checksums: checksumsOf(resolution),
  }),
);

interface Case {
  readonly what: string;
  readonly modules?: Modules;
  readonly settings?: PuppetfileSettings;
  /** What is done to the lock by hand. */
  readonly edit?: readonly [pattern: RegExp, replacement: string];
  /** Rule, line of the Puppetfile, line of the lock. */
  readonly found: readonly (readonly [
    rule: string,
    span?: number | undefined,
    lockLine?: number | undefined,
  ])[];
}

const cases: readonly Case[] = [
  { what: 'nothing in a lock that was just written', found: [] },
  {
    what: 'nothing where the order and the spelling changed only',
    modules: [
      ['acme-log', '<3', '>=1.0'],
      ['Acme-web', '~>1.0'],
    ],
    found: [],
  },
  {
    what: 'nothing where the Forge has its old address',
    settings: { forgeUrl: 'https://forge.puppetlabs.com/' },
    found: [],
  },
  {
    what: 'a declaration that is new',
    modules: [...declared, ['acme/new']],
    found: [['declaration-not-locked', 3]],
  },
  {
    what: 'a declaration of what was a dependency only',
    modules: [...declared, ['acme/base']],
    found: [['declaration-not-locked', 3]],
  },
  {
    what: 'a declaration whose locked version was deleted',
    edit: [/ {4}acme-log \(2.1.0\)\n/, ''],
    found: [['declaration-not-locked', 2, 10]],
  },
  {
    what: 'a declaration that is gone, though others still need the module',
    modules: [['acme/web', '~> 1.0']],
    found: [['declaration-removed', undefined, 11]],
  },
  {
    what: 'a changed requirement that the locked version satisfies',
    modules: [
      ['acme/web', '~> 1.1'],
      ['acme/log', '>= 1.0.0 < 3.0.0'],
    ],
    found: [['requirement-changed', 1, 12]],
  },
  {
    what: 'a changed requirement that the locked version does not satisfy',
    modules: [
      ['acme/web', '~> 2.0'],
      ['acme/log', '>= 1.0.0 < 3.0.0'],
    ],
    found: [
      ['requirement-changed', 1, 12],
      ['declaration-violated', 1, 6],
    ],
  },
  {
    what: 'a locked version that was edited out of the Puppetfile’s range',
    edit: [/acme-web \(1\.2\.0\)/g, 'acme-web (2.0.0)'],
    found: [['declaration-violated', 1, 6]],
  },
  {
    what: 'a locked version that was edited out of another module’s range',
    edit: [/acme-base \(1\.5\.0\)/g, 'acme-base (2.0.0)'],
    found: [['dependency-violated', undefined, 7]],
  },
  {
    what: 'a locked version that was edited and its checksum not',
    edit: [/ {4}acme-base \(1\.5\.0\)/, '    acme-base (1.6.0)'],
    found: [['checksum-missing', undefined, 4]],
  },
  {
    what: 'a dependency that is not locked',
    edit: [/ {4}acme-base \(1\.5\.0\)\n/, ''],
    found: [['dependency-not-locked', undefined, 6]],
  },
  {
    what: 'a module that nothing leads to',
    edit: [/ {6}acme-base .*\n/, ''],
    found: [['module-orphaned', undefined, 4]],
  },
  {
    what: 'a module that is locked twice',
    edit: [/( {4}acme-base \(1\.5\.0\)\n)/, '$1$1'],
    found: [['module-duplicated', undefined, 5]],
  },
  {
    what: 'a checksum of a module that is not locked',
    edit: [/$/, `CHECKSUMS\n  acme-old (1.0.0) sha256=${'0'.repeat(64)}\n`],
    found: [['checksum-orphaned', undefined, 20]],
  },
  {
    what: 'two modules for one directory',
    edit: [/ {4}acme-base .*\n/, '$&    bob-base (1.0.0)\n      acme-base (>= 0)\n'],
    found: [
      ['directory-shared', undefined, 5],
      ['checksum-missing', undefined, 5],
      ['module-orphaned', undefined, 5],
    ],
  },
  {
    what: 'nothing where modules come from any of several Forges',
    settings: {
      forgeUrl: 'https://forge.example.com',
      sources: {
        'acme/web': {
          kind: 'forge',
          url: 'https://forge.example.com',
          fallbackUrls: ['https://forgeapi.puppet.com'],
        },
        'acme/log': { kind: 'forge', url: 'https://forgeapi.puppet.com' },
      },
    },
    found: [],
  },
  {
    what: 'a module that is tied to another Forge now',
    settings: {
      sources: { 'acme/web': { kind: 'forge', url: 'https://forge.example.com' } },
    },
    found: [['source-changed', 1, 6]],
  },
  {
    what: 'another Forge',
    settings: { forgeUrl: 'https://forge.example.com' },
    found: [
      ['source-changed', 1, 6],
      ['source-changed', 2, 5],
      ['source-changed', undefined, 4],
    ],
  },
  {
    what: 'a module that comes from git now',
    settings: {
      sources: { 'acme/web': { kind: 'git', url: 'https://g/w', ref: 'v1', path: undefined } },
    },
    found: [['source-changed', 1, 6]],
  },
  {
    what: 'an exclusion that is new, and what only the excluded module needed',
    settings: { exclusions: ['acme/base'] },
    found: [
      ['exclusion-changed', 3],
      ['module-orphaned', undefined, 4],
    ],
  },
  {
    what: 'nothing of exclusions in a lock of librarian-puppet, which never tells them',
    settings: { exclusions: ['acme/other'] },
    edit: [/CHECKSUMS.*/s, ''],
    found: [
      ['checksum-missing', undefined, 4],
      ['checksum-missing', undefined, 5],
      ['checksum-missing', undefined, 6],
    ],
  },
  {
    what: 'an exclusion that is gone',
    edit: [/$/, 'EXCLUSIONS\n  acme-old\n'],
    found: [['exclusion-changed', undefined, 20]],
  },
  {
    what: 'archives without checksums',
    edit: [/CHECKSUMS.*/s, ''],
    found: [
      ['checksum-missing', undefined, 4],
      ['checksum-missing', undefined, 5],
      ['checksum-missing', undefined, 6],
    ],
  },
];

describe('compareLockfile', () => {
  for (const { what, modules = declared, settings, edit, found } of cases) {
    it(`finds ${what}`, () => {
      const edited = edit === undefined ? lock : lock.replace(...edit);
      assert.ok(edit === undefined || edited !== lock);
      const differences = compareLockfile(
        declareModules(modules, settings),
        parseLockfile(edited, 'Puppetfile.lock'),
      );
      assert.deepEqual(
        differences.map(({ rule, span, lockLine }) => [rule, span?.line, lockLine]),
        found.map(([rule, span, lockLine]) => [rule, span, lockLine]),
      );
      assert.ok(differences.every(({ fix }) => fix === 'pupfile lock'));
    });
  }

  it('keeps the platform in the command that mends', () => {
    const edited = `${lock}PUPPET\n  8.10.0\n\nPE\n  1; rm -rf /\n\n`;
    const fixes = (platform: LockedPlatform) =>
      compareLockfile(declareModules([]), parse(edited), platform).map(({ fix }) => fix);
    assert.deepEqual([...new Set(fixes({}))], ['pupfile lock --puppet 8.10.0']);
    assert.deepEqual(
      [...new Set(fixes({ puppet: '7.0.0', pe: '2021.0.0' }))],
      ['pupfile lock --puppet 7.0.0 --pe 2021.0.0'],
    );
  });

  it('says in a sentence what differs', () => {
    const differences = compareLockfile(
      declareModules([['acme/web', '~> 2.0']], { exclusions: ['acme/base'] }),
      parseLockfile(lock, 'Puppetfile.lock'),
    );
    assert.deepEqual(
      differences.map(({ message }) => message),
      [
        'the Puppetfile asks for `acme-web` ~> 2.0, the lock was written for ~> 1.0',
        'the Puppetfile asks for `acme-web` ~> 2.0, and 1.2.0 is locked',
        '`acme-log` is no longer declared in the Puppetfile',
        '`acme-base` is excluded since the lock was written',
        '`acme-base` 1.5.0 is locked, and nothing in the Puppetfile needs it',
      ],
    );
  });

  it('says nothing about versions that are not Semantic Versioning', () => {
    const edited = lock.replaceAll('acme-base (1.5.0)', 'acme-base (1.4.0.pre2)');
    const differences = compareLockfile(
      declareModules(declared),
      parseLockfile(edited, 'Puppetfile.lock'),
    );
    assert.deepEqual(differences, []);
  });
});

function parse(text: string): Lockfile {
  return parseLockfile(text, 'Puppetfile.lock');
}
