import assert from 'node:assert/strict';
import type { LockedSource } from '../../src/lockfile/lockfile.ts';
import { indexComparison } from '../../src/lockfile/lockfile-comparison.ts';
import type { GitSource, ModuleSource } from '../../src/model/module-source.ts';
import { comparePolicy } from '../../src/policy/compare-policy.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { lockOf } from '../support/declare-lock.ts';
import { declareModules, moduleName } from '../support/declare-modules.ts';

const git = (url: string, more: Partial<GitSource> = {}): GitSource => {
  return { kind: 'git', url, ref: undefined, path: undefined, ...more };
};

interface World {
  readonly declared?: readonly (readonly [string, ...string[]])[];
  readonly sources?: Readonly<Record<string, ModuleSource>>;
  readonly forgeUrl?: string;
  readonly locked?: readonly LockedSource[];
  readonly licences?: readonly (readonly [string, string])[];
}

function compare(policy: Policy, world: World = {}) {
  const { declared = [], sources = {}, forgeUrl = 'https://forge.example', licences = [] } = world;
  const lock = lockOf([]);
  const lockfile = { ...lock, sources: world.locked ?? [] };
  const puppetfile = declareModules(declared, { forgeUrl, sources });
  const found = comparePolicy(policy, {
    comparison: indexComparison(puppetfile, lockfile),
    licences: new Map(licences.map(([name, licence]) => [moduleName(name), licence])),
    deprecations: new Map([
      [moduleName('acme-old'), { since: '2024-01-31', reason: undefined, successor: undefined }],
    ]),
  });
  return found.map(
    ({ rule, message, span, lockLine }) =>
      `${rule} ${span?.line ?? '-'} ${lockLine ?? '-'} ${message}`,
  );
}

function lockedFrom(remote: string, ...names: readonly string[]): LockedSource {
  const [source] = lockOf(names.map((name) => `${name} 1.0.0`)).sources;
  assert.ok(source?.kind === 'forge');
  const modules = source.modules.map((module, index) => ({ ...module, line: index + 4 }));
  return { ...source, remote, modules };
}

const rulesOf = (findings: readonly string[]) => findings.map((one) => one.split(' ')[0]);

describe('comparePolicy', () => {
  it('finds nothing where nothing is asked', () => {
    const world: World = {
      declared: [['acme-web'], ['acme-old']],
      sources: { 'acme-web': git('http://git.example/web', { ref: 'main', refKind: 'branch' }) },
      locked: [lockedFrom('http://forge.example', 'acme-old')],
    };
    assert.deepEqual(compare({}, world), []);
    const everything: Policy = { httpsOnly: false, branches: true, deprecated: true };
    assert.deepEqual(compare({ ...everything, exactVersions: false }, world), []);
  });

  it('finds locked modules of other Forges, each once, with both places', () => {
    const world: World = {
      declared: [['acme-web']],
      forgeUrl: 'https://u:p@other.example/',
      locked: [lockedFrom('https://other.example', 'acme-web', 'acme-base')],
    };
    assert.deepEqual(compare({ forges: ['forge.example'] }, world), [
      'policy-forge 1 4 `acme-web` comes from https://other.example, a Forge that the policy does not allow',
      'policy-forge - 5 `acme-base` comes from https://other.example, a Forge that the policy does not allow',
    ]);
    assert.deepEqual(compare({ forges: ['other.example'] }, world), []);
  });

  it('finds each Forge that a module may come from', () => {
    const source = {
      kind: 'forge',
      url: 'https://forge.example',
      fallbackUrls: ['https://other.example', './vendor'],
    } as const;
    const world: World = {
      declared: [['acme-web']],
      sources: { 'acme-web': source },
      locked: [lockedFrom('https://forge.example', 'acme-web')],
    };
    assert.deepEqual(compare({ forges: ['forge.example'] }, world), [
      'policy-forge 1 4 `acme-web` comes from https://other.example, a Forge that the policy does not allow',
      'policy-forge 1 4 `acme-web` comes from ./vendor, a Forge that the policy does not allow',
    ]);
    assert.deepEqual(compare({ httpsOnly: true }, world), []);
  });

  it('finds what is declared from another Forge than it is locked from', () => {
    const world: World = {
      declared: [['acme-web']],
      forgeUrl: 'https://other.example',
      locked: [lockedFrom('https://forge.example', 'acme-web')],
    };
    assert.deepEqual(compare({ forges: ['forge.example'] }, world), [
      'policy-forge 1 4 `acme-web` comes from https://other.example, a Forge that the policy does not allow',
    ]);
  });

  const places: readonly [source: ModuleSource, isAllowed: boolean][] = [
    [git('https://git.example/a'), true],
    [git('git@git.example:a'), true],
    [git('https://elsewhere.example/a'), false],
    [git('/srv/git/a'), false],
    [{ kind: 'tarball', url: 'https://elsewhere.example/a', sha256: undefined }, false],
    [{ kind: 'github_tarball', repository: 'acme/web' }, false],
    [{ kind: 'path', path: './site' }, true],
    [{ kind: 'local' }, true],
    [{ kind: 'forge', url: 'https://elsewhere.example' }, true],
  ];
  for (const [source, isAllowed] of places) {
    it(`${isAllowed ? 'takes' : 'refuses'} ${JSON.stringify(source)} where one host is allowed`, () => {
      const world: World = { declared: [['acme-web']], sources: { 'acme-web': source } };
      const found = compare({ hosts: ['git.example'] }, world);
      assert.deepEqual(rulesOf(found), isAllowed ? [] : ['policy-host']);
    });
  }

  const connections: readonly [url: string, isEncrypted: boolean][] = [
    ['https://git.example/a', true],
    ['ssh://git.example/a', true],
    ['git@git.example:a', true],
    ['/srv/git/a', true],
    ['http://git.example/a', false],
    ['git://git.example/a', false],
    ['ftp://git.example/a', false],
  ];
  for (const [url, isEncrypted] of connections) {
    it(`${isEncrypted ? 'takes' : 'refuses'} ${url} where nothing may come in the clear`, () => {
      const world: World = { declared: [['acme-web']], sources: { 'acme-web': git(url) } };
      const found = compare({ httpsOnly: true }, world);
      assert.deepEqual(rulesOf(found), isEncrypted ? [] : ['policy-https']);
    });
  }

  const refs: readonly [ref: Partial<GitSource>, isPinned: boolean][] = [
    [{ ref: 'stable', refKind: 'tag' }, true],
    [{ ref: 'abc', refKind: 'commit' }, true],
    [{ ref: 'v1.2.3' }, true],
    [{ ref: '0123456789abcdef0123456789abcdef01234567' }, true],
    [{ ref: 'v1.2.3', refKind: 'branch' }, false],
    [{ ref: 'main' }, false],
    [{ ref: '4.x' }, false],
    [{}, false],
    [{ ref: 'v1', refKind: 'tag', fallbackRefs: ['main'] }, false],
  ];
  for (const [ref, isPinned] of refs) {
    it(`${isPinned ? 'takes' : 'refuses'} ${JSON.stringify(ref)} where branches are not allowed`, () => {
      const sources = { 'acme-web': git('https://u:p@git.example/a', ref) };
      const found = compare({ branches: false }, { declared: [['acme-web']], sources });
      assert.deepEqual(rulesOf(found), isPinned ? [] : ['policy-branch']);
      assert.equal(
        found.some((one) => one.includes('u:p')),
        false,
      );
    });
  }

  it('asks for exact versions of Forge modules alone', () => {
    const world: World = {
      declared: [['acme-web', '1.0.0'], ['acme-base', '>= 1.0.0', '< 2.0.0'], ['acme-log'], ['x']],
      sources: { x: git('https://git.example/x') },
    };
    assert.deepEqual(compare({ exactVersions: true }, world), [
      'policy-version 2 - `acme-base` may be >= 1.0.0, < 2.0.0, and the policy asks for one exact version',
      'policy-version 3 - `acme-log` may be any version, and the policy asks for one exact version',
    ]);
  });

  it('finds licences that are not allowed, and those that nobody knows', () => {
    const world: World = {
      declared: [['acme-base']],
      locked: [lockedFrom('https://forge.example', 'acme-web', 'acme-base', 'acme-log')],
      licences: [
        ['acme-web', 'MIT'],
        ['acme-base', 'proprietary'],
      ],
    };
    assert.deepEqual(compare({ licences: ['MIT'] }, world), [
      'policy-licence 1 5 `acme-base` 1.0.0 is licensed under `proprietary`, which the policy does not allow',
      'policy-licence - 6 the licence of `acme-log` 1.0.0 is not known: neither the store nor `--online` tells it',
    ]);
  });

  it('finds deprecated modules', () => {
    const locked = [lockedFrom('https://forge.example', 'acme-web', 'acme-old')];
    assert.deepEqual(compare({ deprecated: false }, { locked }), [
      'policy-deprecated - 5 `acme-old` is deprecated since 2024-01-31',
    ]);
  });
});
