import assert from 'node:assert/strict';
import {
  describeLockedSource,
  describeSource,
  isSameSource,
} from '../../src/lockfile/compare-source.ts';
import type { LockedSource } from '../../src/lockfile/lockfile.ts';
import type { GitSource, ModuleSource } from '../../src/model/module-source.ts';

const git: GitSource = { kind: 'git', url: 'https://g/w', ref: 'v1', path: undefined };
const lockedGit: Extract<LockedSource, { kind: 'git' }> = {
  kind: 'git',
  remote: 'https://g/w',
  ref: 'v1',
  sha: '258c4dd',
  path: undefined,
  modules: [],
};

describe('isSameSource', () => {
  const cases: readonly (readonly [string, ModuleSource, LockedSource, boolean])[] = [
    [
      'a Forge with and without credentials',
      { kind: 'forge', url: 'https://me:pw@f.example.com' },
      { kind: 'forge', remote: 'https://f.example.com/', modules: [] },
      true,
    ],
    [
      'any Forge of several',
      { kind: 'forge', url: 'https://f', fallbackUrls: ['https://me:pw@g'] },
      { kind: 'forge', remote: 'https://g', modules: [] },
      true,
    ],
    [
      'none of several Forges',
      { kind: 'forge', url: 'https://f', fallbackUrls: ['https://g'] },
      { kind: 'forge', remote: 'https://h', modules: [] },
      false,
    ],
    ['the same repository and ref', git, lockedGit, true],
    ['another ref', { ...git, ref: 'v2' }, lockedGit, false],
    ['another directory of the repository', { ...git, path: 'sub' }, lockedGit, false],
    ['another repository', { ...git, url: 'https://g/x' }, lockedGit, false],
    ['no ref and a ref', { ...git, ref: undefined }, lockedGit, false],
    ['no ref and master', { ...git, ref: undefined }, { ...lockedGit, ref: 'master' }, true],
    [
      'the same directory',
      { kind: 'path', path: './w' },
      { kind: 'path', remote: './w', modules: [] },
      true,
    ],
    [
      'another directory',
      { kind: 'path', path: './w' },
      { kind: 'path', remote: './x', modules: [] },
      false,
    ],
    [
      'a Forge and an archive of GitHub',
      { kind: 'forge', url: 'https://f' },
      { kind: 'github_tarball', remote: 'https://f', modules: [] },
      false,
    ],
  ];
  for (const [what, declared, locked, same] of cases) {
    it(`takes ${what} for ${same ? 'the same' : 'different'}`, () => {
      assert.equal(isSameSource(declared, locked), same);
    });
  }
});

describe('describeSource', () => {
  it('names a source in words, without credentials', () => {
    assert.equal(
      describeSource({ kind: 'forge', url: 'https://me:pw@f.example.com' }),
      'the Forge https://f.example.com',
    );
    assert.equal(describeSource({ ...git, path: 'sub' }), 'sub in https://g/w at v1');
    assert.equal(describeSource({ ...git, ref: undefined }), 'https://g/w at HEAD');
    assert.equal(describeSource({ kind: 'path', path: './w' }), './w');
  });
});

describe('describeLockedSource', () => {
  it('names the place of a block of a lock', () => {
    assert.equal(describeLockedSource(lockedGit), 'https://g/w at v1');
    assert.equal(
      describeLockedSource({ kind: 'github_tarball', remote: 'acme/web', modules: [] }),
      'the GitHub archive acme/web',
    );
  });
});
