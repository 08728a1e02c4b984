import assert from 'node:assert/strict';
import { CommitList } from '../../src/commands/commit-list.ts';

describe('CommitList', () => {
  const entry = (sha: string, state: 'written' | 'replaced' | 'unchanged' = 'unchanged') => ({
    ...{ file: `git/web-${sha}.pack`, sha, repository: 'https://git.example.org/web', state },
  });

  it('has each commit once, with all modules that need it', () => {
    const commits = new CommitList();
    commits.add(entry('b'), 'acme-web');
    commits.add(entry('a'), 'acme-web');
    commits.add(entry('b', 'written'), 'acme-log');
    assert.deepEqual(commits.list(), [
      { ...entry('a'), modules: ['acme-web'] },
      { ...entry('b'), modules: ['acme-log', 'acme-web'] },
    ]);
  });

  it('takes back what was said, and not who needs it', () => {
    const commits = new CommitList();
    commits.add(entry('a'), 'acme-web');
    commits.forget(({ sha }) => sha === 'a');
    assert.ok(!commits.has('a'));
    assert.deepEqual(commits.list(), []);
    commits.add(entry('a', 'replaced'), 'acme-log');
    assert.deepEqual(commits.list(), [
      { ...entry('a', 'replaced'), modules: ['acme-log', 'acme-web'] },
    ]);
  });
});
