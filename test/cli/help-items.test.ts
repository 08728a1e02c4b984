import assert from 'node:assert/strict';
import { formatHelpItems, type HelpItem, termWidthOf } from '../../src/cli/help-items.ts';

const items: readonly HelpItem[] = [
  ['-q, --quiet', 'print nothing but errors, and those in short'],
  ['--forge <URL>', 'ask this one'],
];

describe('formatHelpItems', () => {
  it('has two columns where there is room', () => {
    assert.equal(
      format(44),
      `  -q, --quiet    print nothing but errors,
                 and those in short
  --forge <URL>  ask this one`,
    );
  });

  it('puts meanings below where there is none', () => {
    assert.equal(
      format(30),
      `  -q, --quiet
      print nothing but
      errors, and those in
      short
  --forge <URL>
      ask this one`,
    );
  });

  it('begins where others do', () => {
    assert.equal(formatHelpItems([['a', 'b']], { width: 80, termWidth: 5 }), '  a      b');
  });
});

function format(width: number): string {
  return formatHelpItems(items, { width, termWidth: termWidthOf(items) });
}
