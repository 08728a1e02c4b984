import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Header } from 'tar/header';
import { readPlainHeader, type TarHeader } from '../../src/archive/plain-tar-header.ts';

/** What tar's own reader makes of it; null where it throws. */
function readByTar(bytes: Buffer, offset = 0): TarHeader | null {
  try {
    const { type, path, mode, size, mtime, cksumValid, nullBlock } = new Header(bytes, offset);
    return { type, path, mode, size, mtimeMs: mtime?.getTime(), cksumValid, nullBlock };
  } catch {
    return null;
  }
}

function headerOf(fields: ConstructorParameters<typeof Header>[0]): Buffer {
  const bytes = Buffer.alloc(512);
  const header = new Header(fields);
  header.encode(bytes);
  return bytes;
}

const usual = {
  path: 'acme-web-1.0.0/manifests/init.pp',
  mode: 0o644,
  uid: 0,
  gid: 0,
  size: 1234,
  mtime: new Date(1_700_000_000_000),
  type: 'File',
} as const;

/** Writes the checksum anew, in tar's usual way. */
function withChecksum(bytes: Buffer): Buffer {
  bytes.fill(0x20, 148, 156);
  const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}

function changed(change: (bytes: Buffer) => void): Buffer {
  const bytes = headerOf(usual);
  change(bytes);
  return withChecksum(bytes);
}

const plain: Readonly<Record<string, Buffer>> = {
  'a file': headerOf(usual),
  'a directory': headerOf({ ...usual, path: 'acme-web-1.0.0/', type: 'Directory' }),
  'a directory that is called a file': headerOf({ ...usual, path: 'acme-web-1.0.0/' }),
  'a long name in two parts': headerOf({ ...usual, path: `${'a'.repeat(80)}/${'b'.repeat(80)}` }),
  'a name of 100 characters': headerOf({ ...usual, path: 'n'.repeat(99) }),
  'one without a time': changed((bytes) => bytes.fill(0, 136, 148)),
  'a pax header': headerOf({ ...usual, type: 'ExtendedHeader' }),
  'a global pax header': headerOf({ ...usual, type: 'GlobalExtendedHeader' }),
  'the file of an old tar': changed((bytes) => bytes.writeUInt8(0, 156)),
  'one of GNU tar': changed((bytes) => bytes.write('ustar  \0', 257, 'latin1')),
  'one without a magic': changed((bytes) => bytes.fill(0, 257, 265)),
  'one without a name': changed((bytes) => bytes.fill(0, 0, 100)),
  'zeros alone': Buffer.alloc(512),
  'numbers behind blanks': changed((bytes) => bytes.write('    644 ', 100, 'latin1')),
};

const odd: Readonly<Record<string, Buffer>> = {
  'less than a header': headerOf(usual).subarray(0, 511),
  'zeros with a checksum that is none': Buffer.alloc(512).fill('x', 148, 149),
  'a wrong checksum': Buffer.concat([Buffer.from('x'), headerOf(usual).subarray(1)]),
  'a link': headerOf({ ...usual, type: 'SymbolicLink', linkpath: '/etc/passwd' }),
  'a GNU long name': headerOf({ ...usual, type: 'NextFileHasLongPath' }),
  'a type that nobody knows': changed((bytes) => bytes.write('Z', 156, 'latin1')),
  'a name that is not ASCII': headerOf({ ...usual, path: 'ümlaut' }),
  'a name with something behind its zero': changed((bytes) => bytes.write('a\0b', 0, 'latin1')),
  'a size in base 256': headerOf({ ...usual, size: 2 ** 40 }),
  'no size': changed((bytes) => bytes.fill(0, 124, 136)),
  'a size that is no number': changed((bytes) => bytes.write('12x4', 124, 'latin1')),
  'a size without an end': changed((bytes) => bytes.fill('7', 124, 136, 'latin1')),
  'a negative owner': changed((bytes) => bytes.fill(0xff, 108, 116)),
  'a prefix of 155': changed((bytes) => bytes.fill('p', 345, 500, 'latin1')),
};

describe('readPlainHeader', () => {
  for (const [title, bytes] of Object.entries(plain)) {
    it(`reads ${title} as tar does`, () => {
      assert.notEqual(readPlainHeader(bytes, 0), null);
      assert.deepEqual(readPlainHeader(bytes, 0), readByTar(bytes));
    });
  }

  for (const [title, bytes] of Object.entries(odd)) {
    it(`leaves ${title} to tar`, () => assert.equal(readPlainHeader(bytes, 0), null));
  }

  it('reads at an offset', () => {
    const bytes = Buffer.concat([Buffer.alloc(512, 0xff), headerOf(usual)]);
    assert.deepEqual(readPlainHeader(bytes, 512), readByTar(bytes, 512));
  });

  it('reads whatever it reads as tar does', () => {
    const starts = fc.constantFrom(...Object.values(plain), ...Object.values(odd));
    const edit = fc.tuple(fc.nat(511), fc.oneof(fc.constantFrom(0, 0x20, 0x30, 0x2f), fc.nat(255)));
    let read = 0;
    fc.assert(
      fc.property(
        starts,
        fc.array(edit, { maxLength: 4 }),
        fc.boolean(),
        (start, edits, isSound) => {
          const bytes = Buffer.alloc(512);
          start.copy(bytes);
          for (const [at, byte] of edits) bytes.writeUInt8(byte, at);
          if (isSound) withChecksum(bytes);
          const found = readPlainHeader(bytes, 0);
          if (found === null) return;
          read += 1;
          assert.deepEqual(found, readByTar(bytes));
        },
      ),
      { numRuns: 5000 },
    );
    assert.ok(read > 500, `only ${read} were plain`);
  });
});
