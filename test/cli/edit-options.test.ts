import assert from 'node:assert/strict';
import { readEditOptions, readGit } from '../../src/cli/edit-options.ts';
import { thrown } from '../support/rejection.ts';

describe('readEditOptions', () => {
  it('installs, and writes what it does, unless somebody says otherwise', () => {
    assert.deepEqual(readEditOptions({ install: true }), { isDryRun: false, installs: true });
    assert.deepEqual(readEditOptions({ dryRun: true, install: false }), {
      isDryRun: true,
      installs: false,
    });
  });
});

describe('readGit', () => {
  const git = 'https://git.example/x';

  it('reads a repository and what of it', () => {
    assert.equal(readGit({}), undefined);
    assert.deepEqual(readGit({ git }), { url: git });
    assert.deepEqual(readGit({ git, tag: 'v1' }), { url: git, tag: 'v1' });
    assert.deepEqual(readGit({ git, branch: 'main' }), { url: git, branch: 'main' });
  });

  const wrong: readonly (readonly [options: Record<string, string>, words: RegExp])[] = [
    [{ git, tag: 'v1', branch: 'main' }, /`--tag` and `--branch` both name a revision/],
    [{ ref: 'main' }, /`--ref` is a revision of no repository/],
    [{ git: '' }, /`--git` was given an empty value/],
  ];
  for (const [options, words] of wrong) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      assert.match(thrown(() => readGit(options), 'USAGE').message, words);
    });
  }
});
