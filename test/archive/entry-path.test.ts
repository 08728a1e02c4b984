import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { parseEntryPath } from '../../src/archive/entry-path.ts';
import { defaultArchiveLimits } from '../../src/archive/read-archive.ts';

const context = { subject: 'The archive', limits: defaultArchiveLimits };

describe('parseEntryPath', () => {
  const accepted: readonly [string, string, string][] = [
    ['m-1/metadata.json', 'm-1', 'metadata.json'],
    ['m-1/lib/puppet/x.rb', 'm-1', 'lib/puppet/x.rb'],
    ['./m-1/lib/', 'm-1', 'lib'],
    ['././/m-1/', 'm-1', ''],
    ['m-1', 'm-1', ''],
    ['m-1/..a/b..', 'm-1', '..a/b..'],
    ['m-1/.fixtures.yml', 'm-1', '.fixtures.yml'],
    ['m-1/files/C: drive', 'm-1', 'files/C: drive'],
    ['m-1/files/ä', 'm-1', 'files/ä'],
    ['m-1/...', 'm-1', '...'],
    ['m-1/ /x. ', 'm-1', ' /x. '],
    [`m-1/${'x'.repeat(255)}`, 'm-1', 'x'.repeat(255)],
    [`m-1/${'ä'.repeat(127)}`, 'm-1', 'ä'.repeat(127)],
    [`m-1/${'x/'.repeat(1022)}`, 'm-1', 'x/'.repeat(1022).slice(0, -1)],
  ];
  for (const [name, topFolder, path] of accepted) {
    it(`takes ${JSON.stringify(name)} apart`, () => {
      assert.deepEqual(parseEntryPath(name, context), { topFolder, path });
    });
  }

  for (const name of ['', '.', './', '._m-1', './._m-1']) {
    it(`lets ${JSON.stringify(name)} stand for nothing`, () => {
      assert.equal(parseEntryPath(name, context), null);
    });
  }

  const refused: readonly [string, RegExp][] = [
    ['../etc/passwd', /leads out of its folder/],
    ['m-1/../../x', /leads out of its folder/],
    ['m-1/..', /leads out of its folder/],
    ['./../x', /leads out of its folder/],
    ['..', /leads out of its folder/],
    ['/etc/passwd', /absolute path/],
    ['//server/share', /absolute path/],
    ['C:/windows', /drive letter/],
    ['./c:x', /drive letter/],
    ['m-1\\..\\x', /backslash/],
    ['m-1/a\0b', /control character/],
    ['m-1/a\nb', /control character/],
    ['m-1/a\u001b[2Jb', /control character/],
    ['m-1//x', /empty segment/],
    ['m-1/./x', /empty segment/],
    ['m-1/x/.', /empty segment/],
    ['m-1/gnp.\u202etxt', /mark in its name that reorders text/],
    ['m-1/\u2066x', /mark in its name that reorders text/],
    [`m-1/${'x'.repeat(256)}`, /name that is too long/],
    [`m-1/${'ä'.repeat(128)}`, /name that is too long/],
    [`m-1/${'x/'.repeat(1023)}x`, /name that is too long/],
    [`m-1/${'ä/'.repeat(700)}`, /name that is too long/],
    ['x'.repeat(1_000_000), /`x{200}…` has a name that is too long/],
  ];
  for (const [name, reason] of refused) {
    it(`refuses ${JSON.stringify(name)}`, () => {
      assert.throws(() => parseEntryPath(name, context), {
        code: 'ARCHIVE_UNSAFE',
        message: reason,
      });
    });
  }

  it('never lets a name lead out of the directory, on any system', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', 'a', 'C:', '\0', 'm-1', ' ', '\u2215');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const path = pathOrRefusal(pieces.join(''));
        if (path === null) return;
        assert.ok(posix.join('/root', path).startsWith('/root'));
        assert.ok(win32.join('C:\\root', path).startsWith('C:\\root'));
      }),
    );
  });
});

function pathOrRefusal(name: string): string | null {
  try {
    return parseEntryPath(name, context)?.path ?? null;
  } catch (error) {
    assert.equal((error as { code?: string }).code, 'ARCHIVE_UNSAFE');
    return null;
  }
}
