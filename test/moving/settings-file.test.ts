import assert from 'node:assert/strict';
import { listSettings, settingAt } from '../../src/moving/settings-file.ts';
import { settingsFile } from '../support/declare-facts.ts';

describe('listSettings', () => {
  it('gives every value its path and its line, and takes symbols of Ruby for names', () => {
    const file = settingsFile(
      ':cachedir: /cache\nforge:\n  baseurl: x\n:sources:\n  :a:\n    remote: r\nlist:\n  - 1\n  - k: true\nnone:\n',
    );
    assert.deepEqual(
      listSettings(file).map(({ path, text, line }) => `${line} ${path}=${text}`),
      [
        '1 cachedir=/cache',
        '3 forge.baseurl=x',
        '6 sources.a.remote=r',
        '8 list=1',
        '9 list.k=true',
        '10 none=',
      ],
    );
  });

  it('finds nothing in an empty file', () => {
    assert.deepEqual(listSettings({ file: 'x', node: undefined }), []);
  });
});

describe('settingAt', () => {
  it('is the first value at a path', () => {
    const file = settingsFile('a:\n  - b: 1\n  - b: 2\n');
    assert.equal(settingAt(file, 'a.b')?.text, '1');
    assert.equal(settingAt(file, 'a.c'), undefined);
  });
});
