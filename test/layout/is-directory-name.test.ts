import assert from 'node:assert/strict';
import { isDirectoryName } from '../../src/layout/is-directory-name.ts';

describe('isDirectoryName', () => {
  for (const name of ['web', 'my_module', '7zip', 'a.b-c']) {
    it(`takes ${name}`, () => assert.equal(isDirectoryName(name), true));
  }

  for (const name of ['', '.', '..', '.pupfile', '../web', 'a/b', 'a\\b', 'a\0', ' a', 7, null]) {
    it(`refuses ${JSON.stringify(name)}`, () => assert.equal(isDirectoryName(name), false));
  }
});
