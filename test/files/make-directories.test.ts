import assert from 'node:assert/strict';
import { lstatSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isThere, makeDirectories } from '../../src/files/make-directories.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

describe('makeDirectories', () => {
  const directory = useTemporaryDirectory();
  const at = (...names: readonly string[]) => join(directory(), ...names);

  it('makes what is missing, tells of each, and says which was the outermost', () => {
    const made: string[] = [];
    assert.equal(
      makeDirectories(at('a', 'b', 'c'), (path) => made.push(path)),
      at('a'),
    );
    assert.deepEqual(made, [at('a'), at('a', 'b'), at('a', 'b', 'c')]);
    assert.equal(makeDirectories(at('a', 'b', 'd')), at('a', 'b', 'd'));
    assert.equal(makeDirectories(at('a', 'b')), undefined);
  });

  it('goes through a link to a directory, and leaves it', () => {
    makeDirectories(at('real'));
    symlinkSync(at('real'), at('link'));
    makeDirectories(at('link', 'x'));
    assert.equal(lstatSync(at('real', 'x')).isDirectory(), true);
    assert.equal(lstatSync(at('link')).isSymbolicLink(), true);
  });

  it('fails where a file is on the way', () => {
    writeFileSync(at('file'), '');
    assert.throws(() => makeDirectories(at('file', 'x')), { code: 'ENOTDIR' });
  });

  it('fails where a file system makes no directories, and does not try for ever', function () {
    // Only Linux has one.
    if (process.platform !== 'linux') this.skip();
    assert.throws(() => makeDirectories('/proc/pupfile/x'), { code: 'ENOENT' });
  });

  it('sees links that lead nowhere', () => {
    symlinkSync('nowhere', at('link'));
    assert.equal(isThere(at('link')), true);
    assert.equal(isThere(at('none')), false);
    assert.equal(lstatSync(at('link')).isSymbolicLink(), true);
  });
});
