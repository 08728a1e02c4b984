import assert from 'node:assert/strict';
import { isNotModified } from '../../src/forge-server/is-not-modified.ts';

const changed = Date.parse('2024-01-01T00:00:00.750Z');
const document = { status: 200, etag: 'W/"abc"', modifiedMs: changed };

describe('isNotModified', () => {
  for (const [title, headers, expected] of [
    ['no condition', {}, false],
    ['the same tag', { 'if-none-match': 'W/"abc"' }, true],
    ['the same tag, strong', { 'if-none-match': '"abc"' }, true],
    ['one of several tags', { 'if-none-match': '"x", W/"abc"' }, true],
    ['any tag', { 'if-none-match': '*' }, true],
    ['another tag', { 'if-none-match': '"abcd"' }, false],
    ['the same second', { 'if-modified-since': 'Mon, 01 Jan 2024 00:00:00 GMT' }, true],
    ['a later date', { 'if-modified-since': 'Tue, 02 Jan 2024 00:00:00 GMT' }, true],
    ['an earlier date', { 'if-modified-since': 'Sun, 31 Dec 2023 23:59:59 GMT' }, false],
    ['a date that is none', { 'if-modified-since': 'yesterday' }, false],
    [
      'another tag and a later date',
      { 'if-none-match': '"x"', 'if-modified-since': 'Tue, 02 Jan 2024 00:00:00 GMT' },
      false,
    ],
  ] as const) {
    it(`is ${expected} for ${title}`, () => {
      assert.equal(isNotModified(headers, document), expected);
    });
  }

  it('never holds for a failure', () => {
    assert.equal(isNotModified({ 'if-none-match': '*' }, { ...document, status: 404 }), false);
  });
});
