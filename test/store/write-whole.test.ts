import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../src/store/write-whole.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('writeWhole', () => {
  const directory = useTemporaryDirectory();
  const place = () => join(directory(), 'a', 'b', 'file');

  it('makes the directories above, and leaves nothing beside the file', () => {
    assert.equal(writeWhole(place(), Buffer.from('text')), undefined);
    assert.deepEqual(readTree(directory()), {
      a: 'directory',
      'a/b': 'directory',
      'a/b/file': 'text',
    });
  });

  for (const obstacle of ['file', 'file/deep/in it']) {
    it(`replaces ${obstacle === 'file' ? 'another file' : 'a directory'}`, () => {
      writeTree(join(directory(), 'a/b'), { [obstacle]: 'old' });
      assert.equal(writeWhole(place(), Buffer.from('new')), undefined);
      assert.equal(readTree(directory())['a/b/file'], 'new');
    });
  }

  it('takes away what killed runs have begun, and nothing of a run that works', () => {
    writeTree(join(directory(), 'a/b'), { 'x.1.tmp': '', 'x.2.tmp': '', other: '' });
    const longAgo = new Date('2020-01-01');
    for (const name of ['x.1.tmp', 'other']) {
      utimesSync(join(directory(), 'a/b', name), longAgo, longAgo);
    }
    writeWhole(place(), Buffer.alloc(0));
    assert.deepEqual(Object.keys(readTree(join(directory(), 'a/b'))), ['file', 'other', 'x.2.tmp']);
  });

  const impossible: readonly [path: string, reason: string][] = [
    ['/proc/pupfile/store/file', 'it is not there'],
    ['/dev/null/file', 'a part of its path is no directory'],
    [`/tmp/${'x'.repeat(300)}/file`, 'the name is too long'],
  ];
  for (const [path, reason] of impossible) {
    it(`says why ${path.slice(0, 30)} cannot be written`, () => {
      assert.equal(writeWhole(path, Buffer.alloc(0)), reason);
    });
  }
});
