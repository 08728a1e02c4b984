import assert from 'node:assert/strict';
import { contentWishes } from '../../src/commands/wanted-content.ts';
import { moduleName } from '../support/declare-modules.ts';
import { thrown } from '../support/rejection.ts';

const apache = moduleName('puppetlabs-apache');
const other = moduleName('acme-apache_extras');

describe('contentWishes', () => {
  const wish = (keeps: readonly string[], name = apache) =>
    contentWishes({ content: 'runtime', keeps }, new Set())(name);

  it('wants the kind of content of every module', () => {
    assert.deepEqual(wish([]), { content: 'runtime' });
  });

  it('keeps what globs name, of all modules or of one', () => {
    const keeps = ['docs/**', 'apache:*.md', 'puppetlabs-apache:a', 'puppetlabs/apache:b', 'x:c'];
    assert.deepEqual(wish(keeps).keep, ['docs/**', '*.md', 'a', 'b']);
    assert.deepEqual(wish(keeps, other).keep, ['docs/**']);
  });

  it('excludes the tests from full content only, which keeps everything else anyway', () => {
    const wishes = contentWishes({ content: 'full', keeps: ['docs'] }, new Set([apache]));
    assert.deepEqual(wishes(apache), { content: 'full', excludesSpec: true });
    assert.deepEqual(wishes(other), { content: 'full' });
  });

  for (const text of ['', '/etc/**', '../x', 'a/../b', 'a\\b', 'apache:', 'apache:/x', '-:d']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      thrown(() => wish([text]), 'USAGE');
    });
  }
});
