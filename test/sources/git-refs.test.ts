import assert from 'node:assert/strict';
import { parseLsRemote } from '../../src/sources/git-refs.ts';

const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
];

describe('parseLsRemote', () => {
  it('tells branches, tags with their commits, and what HEAD is', () => {
    const refs = parseLsRemote(
      [
        'ref: refs/heads/trunk\tHEAD',
        `${one}\tHEAD`,
        `${one}\trefs/heads/trunk`,
        `${two}\trefs/heads/feature/x`,
        `${three}\trefs/pull/1/head`,
        `${two}\trefs/tags/v1`,
        `${three}\trefs/tags/v2`,
        `${one}\trefs/tags/v2^{}`,
        '',
      ].join('\n'),
    );
    assert.deepEqual(refs.head, { sha: one, branch: 'trunk' });
    assert.deepEqual(Object.fromEntries(refs.heads), { trunk: one, 'feature/x': two });
    assert.deepEqual(Object.fromEntries(refs.tags), { v1: two, v2: one });
    assert.equal(refs.all.get('refs/pull/1/head'), three);
    assert.equal(refs.hash, 'sha1');
  });

  it('knows the object of an annotated tag, unless its commit has a name of its own', () => {
    const four = '4'.repeat(40);
    const refs = parseLsRemote(
      [
        `${one}\trefs/heads/main`,
        `${two}\trefs/tags/v1`,
        `${three}\trefs/tags/v1^{}`,
        `${four}\trefs/tags/main`,
        `${one}\trefs/tags/main^{}`,
        `${three}\trefs/tags/gone^{}`,
      ].join('\n'),
    );
    assert.deepEqual(Object.fromEntries(refs.tagObjects), { [three]: two });
    assert.deepEqual(Object.fromEntries(refs.tags), { v1: three, main: one, gone: three });
  });

  const guesses: readonly (readonly [branches: readonly string[], branch: string | undefined])[] = [
    [['develop', 'master'], 'master'],
    [['develop', 'main', 'master'], 'main'],
    [['develop'], 'develop'],
    [[], undefined],
  ];
  for (const [branches, branch] of guesses) {
    it(`takes HEAD for ${branch} among ${branches} where the server does not tell`, () => {
      const lines = [`${one}\tHEAD`, ...branches.map((name) => `${one}\trefs/heads/${name}`)];
      const { head } = parseLsRemote([...lines, `${two}\trefs/heads/other`].join('\n'));
      assert.deepEqual(head, { sha: one, branch });
    });
  }

  it('finds nothing in an empty repository', () => {
    const refs = parseLsRemote('');
    assert.deepEqual([refs.head, refs.all.size], [undefined, 0]);
  });

  it('notices a repository with SHA-256', () => {
    assert.equal(parseLsRemote(`${'a'.repeat(64)}\trefs/heads/main\n`).hash, 'sha256');
  });
});
