import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { hasErrno, toFileSystemError } from '../../src/errors/file-system-error.ts';
import { PupfileError } from '../../src/errors/pupfile-error.ts';

describe('toFileSystemError', () => {
  const cases: readonly [string, string][] = [
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'the file system is read-only'],
    ['EACCES', 'permission denied'],
    ['EUNHEARDOF', 'EUNHEARDOF'],
  ];
  for (const [code, words] of cases) {
    it(`says ${words} for ${code}`, () => {
      const error = toFileSystemError(systemError(code), 'modules/web');
      assert.ok(error instanceof PupfileError);
      assert.equal(error.code, 'FILE_SYSTEM');
      assert.equal(error.message, `Could not write \`modules/web\`: ${words}`);
    });
  }

  it('prefers the path that the error names', () => {
    const error = toFileSystemError(systemError('EACCES', 'a/b'), 'a');
    assert.match(String(error), /`a\/b`/);
  });

  it('leaves other errors alone', () => {
    for (const error of [new PupfileError('USAGE', 'x'), new TypeError('a bug'), 'text']) {
      assert.equal(toFileSystemError(error, 'x'), error);
    }
  });
});

describe('hasErrno', () => {
  it('knows a file that is not there', () => {
    assert.throws(
      () => readFileSync('/nowhere/at/all'),
      (error) => hasErrno(error, 'EACCES', 'ENOENT') && !hasErrno(error, 'EEXIST'),
    );
  });
});

function systemError(code: string, path?: string): Error {
  return Object.assign(new Error(code), { code, syscall: 'write', ...(path && { path }) });
}
