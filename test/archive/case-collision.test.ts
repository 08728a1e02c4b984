import assert from 'node:assert/strict';
import { findCaseCollision } from '../../src/archive/case-collision.ts';

describe('findCaseCollision', () => {
  const cases: readonly [title: string, string[], readonly string[] | undefined][] = [
    ['different names', ['lib/a', 'lib/b', 'manifests/a'], undefined],
    ['one path twice', ['lib/a', 'lib/a'], undefined],
    ['two files', ['lib/README', 'lib/readme'], ['lib/README', 'lib/readme']],
    ['two folders', ['Lib/a', 'lib/b'], ['Lib', 'lib']],
    ['a file and a folder', ['data', 'Data/common.yaml'], ['data', 'Data']],
    ['one letter and two', ['files/Straße', 'files/STRASSE'], ['files/Straße', 'files/STRASSE']],
    ['a long s', ['files/\u017fo', 'files/so'], ['files/\u017fo', 'files/so']],
    [
      'two ways to write an accent',
      ['files/\u00e4', 'files/a\u0308'],
      ['files/\u00e4', 'files/a\u0308'],
    ],
  ];
  for (const [title, paths, expected] of cases) {
    it(`finds ${expected === undefined ? 'nothing wrong with' : 'that it is one name:'} ${title}`, () => {
      assert.deepEqual(findCaseCollision(paths), expected);
    });
  }
});
