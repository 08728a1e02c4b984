import assert from 'node:assert/strict';
import { createSourceText } from '../../src/ruby/source-text.ts';

describe('createSourceText', () => {
  it('counts lines and columns from 1 and keeps the line', () => {
    assert.deepEqual(createSourceText('P', 'ab\ncdef\n').spanBetween(4, 6), {
      file: 'P',
      line: 2,
      column: 2,
      length: 2,
      lineText: 'cdef',
    });
  });

  it('cuts a span at the end of its line, before a carriage return', () => {
    const { length, lineText } = createSourceText('P', 'abc\r\ndef').spanBetween(1, 8);
    assert.deepEqual({ length, lineText }, { length: 2, lineText: 'abc' });
  });

  it('leaves out a byte order mark', () => {
    const source = createSourceText('P', '\u{feff}abc');
    assert.equal(source.text, 'abc');
    assert.equal(source.spanBetween(0, 1).column, 1);
  });

  const text = 'aé€😀b\nü = x';
  const cases = [
    ['a', 0, 1, 1],
    ['é', 1, 2, 1],
    ['€', 3, 2, 1],
    ['😀', 6, 2, 1],
    ['b', 10, 1, 1],
    ['x', 17, 1, 2],
  ] as const;
  for (const [character, startOffset, , line] of cases) {
    it(`finds ${character} at UTF-8 byte ${startOffset}`, () => {
      const byteLength = new TextEncoder().encode(character).length;
      const span = createSourceText('P', text).spanAt({ startOffset, length: byteLength });
      const start = span.column - 1;
      assert.equal(span.lineText.slice(start, start + span.length), character);
      assert.equal(span.line, line);
    });
  }

  it('gives the end of the text a place of its own', () => {
    const { line, column, length } = createSourceText('P', 'é\n').spanAt({
      startOffset: 3,
      length: 0,
    });
    assert.deepEqual({ line, column, length }, { line: 2, column: 1, length: 0 });
  });
});
