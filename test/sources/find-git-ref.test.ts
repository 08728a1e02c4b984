import assert from 'node:assert/strict';
import { type FoundRef, findGitRef } from '../../src/sources/find-git-ref.ts';
import { parseLsRemote } from '../../src/sources/git-refs.ts';

const sha = (digit: string) => digit.repeat(40);

const refs = parseLsRemote(
  [
    'ref: refs/heads/main\tHEAD',
    `${sha('1')}\tHEAD`,
    `${sha('1')}\trefs/heads/main`,
    `${sha('2')}\trefs/heads/both`,
    `${sha('3')}\trefs/tags/both`,
    `${sha('2')}\trefs/heads/same`,
    `${sha('2')}\trefs/tags/same`,
    `${sha('4')}\trefs/tags/v1`,
    `${sha('5')}\trefs/heads/cafe123`,
    `${sha('6')}\trefs/pull/7/head`,
  ].join('\n'),
);

function commit(digit: string, ref: string, isMoving: boolean): FoundRef {
  return { kind: 'commit', sha: sha(digit), ref, isMoving };
}

describe('findGitRef', () => {
  type Kind = 'branch' | 'tag' | 'commit' | undefined;
  const cafe = { kind: 'prefix', prefix: 'cafe123', ref: 'cafe123' } as const;
  const cases: readonly (readonly [ref: string | undefined, kind: Kind, found: unknown])[] = [
    [undefined, undefined, commit('1', 'main', true)],
    ['HEAD', undefined, commit('1', 'main', true)],
    ['main', undefined, commit('1', 'main', true)],
    ['main', 'branch', commit('1', 'main', true)],
    ['main', 'tag', commit('1', 'main', true)],
    ['v1', undefined, commit('4', 'v1', false)],
    ['v1', 'branch', commit('4', 'v1', false)],
    ['both', undefined, { ...commit('2', 'both', true), rival: 'tag' }],
    ['both', 'branch', { ...commit('2', 'both', true), rival: 'tag' }],
    ['both', 'tag', { ...commit('3', 'both', false), rival: 'branch' }],
    ['same', undefined, commit('2', 'same', true)],
    [sha('a'), undefined, commit('a', sha('a'), false)],
    [sha('A'), 'commit', commit('a', sha('A'), false)],
    ['abcd', undefined, { kind: 'prefix', prefix: 'abcd', ref: 'abcd' }],
    ['ABCD', 'commit', { kind: 'prefix', prefix: 'abcd', ref: 'ABCD' }],
    ['cafe123', undefined, commit('5', 'cafe123', true)],
    ['cafe123', 'branch', commit('5', 'cafe123', true)],
    ['cafe123', 'commit', { ...cafe, otherwise: commit('5', 'cafe123', true) }],
    ['refs/heads/main', undefined, commit('1', 'refs/heads/main', true)],
    ['refs/tags/v1', undefined, commit('4', 'refs/tags/v1', false)],
    ['refs/pull/7/head', undefined, commit('6', 'refs/pull/7/head', true)],
    ['pull/7/head', undefined, commit('6', 'pull/7/head', true)],
    ['tags/both', undefined, commit('3', 'tags/both', false)],
    ['origin/main', undefined, commit('1', 'origin/main', true)],
    ['origin/HEAD', undefined, commit('1', 'main', true)],
    ['refs/heads/nothing', undefined, undefined],
    ['abc', undefined, undefined],
    ['mian', undefined, undefined],
    ['', undefined, undefined],
  ];
  for (const [ref, refKind, expected] of cases) {
    it(`finds ${ref ?? 'nothing'}${refKind ? ` as a ${refKind}` : ''}`, () => {
      assert.deepEqual(findGitRef({ ref, ...(refKind && { refKind }) }, refs), expected);
    });
  }

  it('finds no HEAD where there is none', () => {
    const headless = parseLsRemote(`${sha('1')}\trefs/heads/other`);
    assert.equal(findGitRef({ ref: undefined }, headless), undefined);
  });
});
