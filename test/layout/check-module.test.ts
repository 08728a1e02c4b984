import assert from 'node:assert/strict';
import type { ArchiveEntry } from '../../src/archive/module-archive.ts';
import { checkModule } from '../../src/layout/check-module.ts';
import { type ModuleName, parseModuleName } from '../../src/model/module-name.ts';

const name = parseModuleName('acme-web') as ModuleName;
const expected = { name, version: '1.2.0' };
const good = metadata('{"name":"acme-web","version":"1.2.0"}');

describe('checkModule', () => {
  for (const spelled of ['acme-web', 'acme/web', 'Acme/Web']) {
    it(`accepts the name ${spelled} for acme-web`, () => {
      const text = JSON.stringify({ name: spelled, version: '1.2.0' });
      assert.equal(checkModule([metadata(text)], expected).length, 1);
    });
  }

  it('orders the files by path', () => {
    const files = checkModule([file('z'), good, file('a')], expected);
    assert.deepEqual(
      files.map(({ path }) => path),
      ['a', 'metadata.json', 'z'],
    );
  });

  const refused: readonly [string, string, readonly ArchiveEntry[], RegExp][] = [
    ['no metadata.json', 'ARCHIVE_INVALID', [file('lib/x')], /has no metadata\.json/],
    ['a broken metadata.json', 'ARCHIVE_INVALID', [metadata('{')], /not valid JSON/],
    ['an array for metadata', 'ARCHIVE_INVALID', [metadata('[]')], /not a JSON object/],
    ['another module', 'ARCHIVE_INVALID', [release('bob-web', '1.2.0')], /is `bob-web 1\.2\.0`/],
    ['another version', 'ARCHIVE_INVALID', [release('acme-web', '1.2.1')], /`acme-web 1\.2\.1`/],
    ['no version', 'ARCHIVE_INVALID', [release('acme-web', 1)], /`acme-web \?`/],
    [
      'a link among the wanted files',
      'ARCHIVE_UNSAFE',
      [good, { kind: 'other', path: 'lib/x', mtimeMs: 0, description: 'a symbolic link' }],
      /^The archive of acme-web 1\.2\.0 .* `lib\/x` is a symbolic link$/,
    ],
    [
      'names that differ in case',
      'ARCHIVE_UNSAFE',
      [good, file('a/B'), file('a/b')],
      /but for case/,
    ],
    [
      'a name that is not UTF-8',
      'ARCHIVE_UNSAFE',
      [good, file('files/caf\u{fffd}')],
      /`files\/caf\ufffd` has a name that is not UTF-8$/,
    ],
    ['folders that do', 'ARCHIVE_UNSAFE', [good, file('A/x'), file('a/y')], /`A` and `a` have/],
  ];
  for (const [title, code, entries, message] of refused) {
    it(`refuses ${title}`, () => {
      assert.throws(() => checkModule(entries, expected), { code, message });
    });
  }
});

function file(path: string, text = ''): ArchiveEntry {
  return { kind: 'file', path, isExecutable: false, mtimeMs: 0, content: Buffer.from(text) };
}

function metadata(text: string): ArchiveEntry {
  return file('metadata.json', text);
}

function release(spelledName: string, version: unknown): ArchiveEntry {
  return metadata(JSON.stringify({ name: spelledName, version }));
}
