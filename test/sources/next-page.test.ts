import assert from 'node:assert/strict';
import { findNextPage } from '../../src/sources/next-page.ts';

const from = 'https://api.example/repos/a/b/tags?per_page=100';
const second = 'https://api.example/repositories/1/tags?per_page=100&page=2';

describe('findNextPage', () => {
  const cases: readonly [title: string, header: string | undefined, string | undefined][] = [
    ['no header', undefined, undefined],
    ['GitHub’s first page', `<${second}>; rel="next", <${from}>; rel="last"`, second],
    ['GitHub’s last page', `<${from}>; rel="prev", <${from}>; rel="first"`, undefined],
    ['the next page last', `<${from}>; rel="first", <${second}>; rel="next"`, second],
    ['a comma in the address', '<https://api.example/a,b>; rel=next', 'https://api.example/a,b'],
    ['several relations', `<${second}>; title="x"; rel="last Next"`, second],
    ['a relative address', '</tags?page=2>; rel="next"', 'https://api.example/tags?page=2'],
    ['no address', '<http://>; rel="next"', undefined],
    ['rubbish', 'next', undefined],
  ];
  for (const [title, header, expected] of cases) {
    it(`finds ${expected === undefined ? 'none with' : 'it with'} ${title}`, () => {
      assert.equal(findNextPage(header, from)?.href, expected);
    });
  }
});
