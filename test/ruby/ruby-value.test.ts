import assert from 'node:assert/strict';
import { inspectValue, type RubyValue } from '../../src/ruby/ruby-value.ts';
import { createSourceText } from '../../src/ruby/source-text.ts';

const span = createSourceText('P', '').spanBetween(0, 0);
const text: RubyValue = { kind: 'string', text: 'a', span };
const symbol: RubyValue = { kind: 'symbol', text: 'git', span };

describe('inspectValue', () => {
  const cases: readonly [value: RubyValue, inspected: string][] = [
    [text, "'a'"],
    [symbol, ':git'],
    [{ kind: 'number', value: 1.5, span }, '1.5'],
    [{ kind: 'boolean', value: true, span }, 'true'],
    [{ kind: 'nil', span }, 'nil'],
    [{ kind: 'array', elements: [text, symbol], span }, "['a', :git]"],
    [{ kind: 'hash', entries: [{ key: symbol, value: text }], span }, "{ :git => 'a' }"],
  ];
  for (const [value, inspected] of cases) {
    it(`writes a ${value.kind} as ${inspected}`, () => {
      assert.equal(inspectValue(value), inspected);
    });
  }
});
