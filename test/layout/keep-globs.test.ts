import assert from 'node:assert/strict';
import { createKeeper } from '../../src/layout/keep-globs.ts';

describe('createKeeper', () => {
  const cases: readonly [string, string, boolean][] = [
    ['docs', 'docs/a/b.md', true],
    ['docs/**', 'docs/a/b.md', true],
    ['docs/*', 'docs/a/b.md', true],
    ['docs/*.md', 'docs/a/b.md', false],
    ['*.md', 'README.md', true],
    ['*.md', 'docs/README.md', false],
    ['**/*.md', 'docs/README.md', true],
    ['**/*.md', 'README.md', true],
    ['{README,CHANGELOG}.md', 'CHANGELOG.md', true],
    ['.fixtures.yml', '.fixtures.yml', true],
    ['*', '.fixtures.yml', true],
    ['doc', 'docs/a', false],
    ['docs/', 'docs/a', false],
    ['spec/fixtures', 'spec/other', false],
  ];
  for (const [glob, path, isKept] of cases) {
    it(`${isKept ? 'keeps' : 'leaves out'} ${path} for ${glob}`, () => {
      assert.equal(createKeeper([glob])(path), isKept);
    });
  }

  it('keeps what any of several globs names, and nothing for none', () => {
    assert.equal(createKeeper(['a', 'b'])('b/c'), true);
    assert.equal(createKeeper([])('b/c'), false);
  });
});
