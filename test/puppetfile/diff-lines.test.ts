import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffLines } from '../../src/puppetfile/diff-lines.ts';

const numbers = Array.from({ length: 20 }, (_, index) => `line ${index + 1}\n`).join('');

describe('diffLines', () => {
  it('shows a changed line with three on either side', () => {
    assert.deepEqual(diffLines(numbers, numbers.replace('line 10', 'line ten')), [
      {
        oldStart: 7,
        newStart: 7,
        lines: [
          ' line 7',
          ' line 8',
          ' line 9',
          '-line 10',
          '+line ten',
          ' line 11',
          ' line 12',
          ' line 13',
        ],
      },
    ]);
  });

  it('tells changes near each other together, and those behind them by their new lines', () => {
    const after = numbers
      .replace('line 2\n', 'a\nb\nc\n')
      .replace('line 6\n', '')
      .replace('line 18\n', '');
    assert.deepEqual(
      diffLines(numbers, after).map(({ oldStart, newStart, lines }) => [
        oldStart,
        newStart,
        lines.filter((line) => !line.startsWith(' ')),
      ]),
      [
        [1, 1, ['-line 2', '+a', '+b', '+c', '-line 6']],
        [15, 16, ['-line 18']],
      ],
    );
  });

  const cases: readonly [title: string, before: string, after: string, lines: string[]][] = [
    ['nothing where nothing differs', 'a\nb', 'a\nb', []],
    ['nothing where only a line break at the end differs', 'a\nb', 'a\r\nb\r\n', []],
    ['a text where there was none', '', 'a\n', ['+a']],
    ['a text that is gone', 'a\n', '', ['-a']],
    ['a line behind one without a line break', 'a', 'a\nb', [' a', '+b']],
    ['one of several equal lines', 'a\n\na\n\nb', 'a\n\nb', [' a', ' ', '-a', '-', ' b']],
    ['Windows lines', 'a\r\nb\r\n', 'c\r\nb\r\n', ['-a', '+c', ' b']],
  ];
  for (const [title, before, after, lines] of cases) {
    it(`shows ${title}`, () => {
      assert.deepEqual(
        diffLines(before, after).flatMap((hunk) => hunk.lines),
        lines,
      );
    });
  }

  it('leads from the old text to the new one', () => {
    const line = fc.constantFrom('a', 'b', ' c', 'd');
    const texts = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(texts, texts, (before, after) => assert.equal(patch(before, after), after)),
    );
  });

  it('tells very much as one piece', () => {
    const half = (start: number) => Array.from({ length: 2100 }, (_, at) => start + at);
    const [hunk, ...others] = diffLines(half(0).join('\n'), half(5000).join('\n'));
    assert.deepEqual([hunk?.lines.length, others], [4200, []]);
  });
});

/** Does what the hunks say. */
function patch(before: string, after: string): string {
  const lines = before === '' ? [] : before.split('\n');
  for (const { newStart, lines: changed } of diffLines(before, after)) {
    const kept = changed.filter((line) => !line.startsWith('+')).map((line) => line.slice(1));
    const now = changed.filter((line) => !line.startsWith('-')).map((line) => line.slice(1));
    assert.deepEqual(lines.splice(newStart - 1, kept.length, ...now), kept);
  }
  return lines.join('\n');
}
