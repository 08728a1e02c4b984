import assert from 'node:assert/strict';
import { readStyledText } from '../../scripts/terminal/styled-text.ts';

describe('readStyledText', () => {
  it('splits a line where its look changes', () => {
    assert.deepEqual(readStyledText('\u001b[1m\u001b[31mno\u001b[39m way\u001b[22m, yes'), [
      { text: 'no', styles: ['bold', 'red'] },
      { text: ' way', styles: ['bold'] },
      { text: ', yes', styles: [] },
    ]);
  });

  it('has nothing to tell of an empty line', () => {
    assert.deepEqual(readStyledText(''), []);
  });

  for (const line of ['\u001b[2K', '\u001b[45mx', 'x\u001b']) {
    it(`refuses ${JSON.stringify(line)}, which it could not draw`, () => {
      assert.throws(() => readStyledText(line), /unknown sequence|no meaning/);
    });
  }
});
