import assert from 'node:assert/strict';
import { replaceMarked } from '../../../bench/report/replace-marked.ts';

const document = 'Before.\n\n<!-- table -->\nold\n<!-- /table -->\n\nAfter.\n';

describe('replaceMarked', () => {
  it('replaces what stands between the marks, and nothing else', () => {
    assert.equal(
      replaceMarked(document, 'table', 'new\n'),
      'Before.\n\n<!-- table -->\n\nnew\n\n<!-- /table -->\n\nAfter.\n',
    );
  });

  it('keeps a first line of code indented', () => {
    assert.match(replaceMarked(document, 'table', '\n\n    code\n'), /-->\n\n {4}code\n\n</);
  });

  it('changes nothing the second time', () => {
    const once = replaceMarked(document, 'table', 'new $& $1');
    assert.equal(replaceMarked(once, 'table', 'new $& $1'), once);
  });

  for (const text of ['', '<!-- table -->', '<!-- /table --> <!-- table -->']) {
    it(`refuses a document without the place: \`${text}\``, () => {
      assert.throws(() => replaceMarked(text, 'table', 'new'), RangeError);
    });
  }
});
