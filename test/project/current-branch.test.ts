import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCurrentBranch } from '../../src/project/current-branch.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

describe('readCurrentBranch', () => {
  const directory = useTemporaryDirectory();

  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...words], {
      cwd: directory(),
      stdio: 'ignore',
    });

  it('finds the branch of a work tree, from anywhere inside of it', () => {
    git('init', '--initial-branch', 'feature/x', 'repo');
    mkdirSync(join(directory(), 'repo/a/b'), { recursive: true });
    assert.equal(readCurrentBranch(join(directory(), 'repo/a/b')), 'feature/x');
  });

  it('finds the branch of a linked work tree', () => {
    git('init', 'repo');
    git('-C', 'repo', 'commit', '--allow-empty', '-m', 'first');
    git('-C', 'repo', 'worktree', 'add', '-b', 'other', '../linked');
    assert.equal(readCurrentBranch(join(directory(), 'linked')), 'other');
  });

  it('finds none where a commit is checked out', () => {
    git('init', 'repo');
    git('-C', 'repo', 'commit', '--allow-empty', '-m', 'first');
    git('-C', 'repo', 'checkout', '--detach');
    assert.equal(readCurrentBranch(join(directory(), 'repo')), undefined);
  });

  it('finds none where there is no work tree', () => {
    assert.equal(readCurrentBranch(directory()), undefined);
  });
});
