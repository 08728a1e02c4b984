import assert from 'node:assert/strict';
import { findJsonExcess } from '../../src/sources/json-limits.ts';

const deep = /nested deeper than 500 levels/;
const many = /more than 1000000 values/;

describe('findJsonExcess', () => {
  const allowed: readonly [string, string][] = [
    ['an ordinary document', '{"results":[{"version":"1.0.0","metadata":{"tags":["a","b"]}}]}'],
    ['500 levels', '['.repeat(500) + ']'.repeat(500)],
    ['many brackets one after the other', '[],'.repeat(1000)],
    ['brackets in a string', JSON.stringify('['.repeat(200_000))],
    ['brackets in a string behind a quote', JSON.stringify(`"\\"${'{'.repeat(200_000)}`)],
    ['brackets behind an escaped backslash', `["\\\\"${',""'.repeat(300)}]`],
    ['a million escapes', JSON.stringify('"'.repeat(500_000) + '\\'.repeat(500_000))],
    ['a string that does not end', `"${'['.repeat(200_000)}`],
    ['a string that ends with half an escape', '"\\'],
    ['a string of megabytes', JSON.stringify('a, '.repeat(1_000_000))],
    ['nothing', ''],
  ];
  for (const [title, text] of allowed) {
    it(`has nothing against ${title}`, () => {
      assert.equal(findJsonExcess(Buffer.from(text)), undefined);
    });
  }

  const refused: readonly [string, string, RegExp][] = [
    ['501 levels of lists', '['.repeat(501), deep],
    ['200,000 levels', '['.repeat(200_000) + ']'.repeat(200_000), deep],
    ['501 levels behind an escaped backslash', `["\\\\",${'['.repeat(501)}`, deep],
    ['501 levels of objects', '{"a":'.repeat(501), deep],
    ['more numbers than there can be', `[${'0,'.repeat(1_000_001)}0]`, many],
    ['more empty lists than there can be', '[]'.repeat(500_001), many],
    ['more strings than there can be', '""'.repeat(1_000_001), many],
  ];
  for (const [title, text, reason] of refused) {
    it(`refuses ${title}`, () => {
      assert.match(findJsonExcess(Buffer.from(text)) ?? '', reason);
    });
  }
});
