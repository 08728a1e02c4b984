import { gzipSync } from 'node:zlib';
import {
  archiveWith,
  hostile,
  inside,
  manifest,
  metadata,
  plainFiles,
} from '../support/hostile-archive.ts';
import { describeFaults } from '../support/judge-fault.ts';
import { paxBody, type TestMember, tarBytes } from '../support/tar-bytes.ts';

const damaged = { exit: 6, says: /cannot be read/ };
const x = { content: 'x' };

function pax(records: Readonly<Record<string, string>>, type = 'x'): TestMember {
  return { path: 'PaxHeader/x', type, content: paxBody(records) };
}

function sized(field: string): Buffer {
  return archiveWith(inside('files/x', { raw: { 124: field } }));
}

describeFaults('archives whose headers lie', [
  hostile('a negative size', sized('-0000000001\0'), damaged),
  hostile(
    'a negative size in base 256',
    sized('\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x00'),
    damaged,
  ),
  hostile('a huge size in base 256', sized('\x80\0\0\0\0\x10\0\0\0\0\0\0'), damaged),
  hostile('a size beyond the end', sized('00000100000\0'), damaged),
  hostile('no size', sized('\0'.repeat(12)), damaged),
  hostile(
    'a pax size beyond the end',
    archiveWith(pax({ size: '999999999' }), inside('files/x')),
    damaged,
  ),
  hostile('a negative pax size', archiveWith(pax({ size: '-1' }), inside('files/x')), damaged),
  hostile(
    'pax records that break off',
    archiveWith({ path: 'p', type: 'x', content: '99 path=a\n' }, inside('files/x')),
    damaged,
  ),
  hostile(
    'a pax record of no length',
    archiveWith({ path: 'p', type: 'x', content: '0 path=a\n' }, inside('files/x')),
    damaged,
  ),
  hostile(
    'a global path',
    archiveWith(pax({ path: 'acme-web-1.1.0/files/y' }, 'g'), inside('files/x')),
    damaged,
  ),
  hostile('a global size', archiveWith(pax({ size: '0' }, 'g'), inside('files/x', x)), damaged),
  hostile('a wrong checksum of a header', damagedHeader(), damaged),
  hostile(
    'garbage in place of a header',
    gzipSync(
      Buffer.concat([
        tarBytes(metadata, manifest).subarray(0, -1024),
        Buffer.alloc(512, 'garbage'),
      ]),
    ),
    damaged,
  ),
  hostile(
    'a pax size that is right',
    archiveWith(
      pax({ size: '3' }),
      inside('files/x', { content: 'abc', raw: { 124: '00000000000\0' } }),
    ),
    { exit: 0, web: { ...plainFiles, 'files/x': 'abc' } },
  ),
  hostile(
    'a GNU long link name',
    archiveWith({ path: 'l', type: 'K', content: '/etc/passwd\0' }, inside('files/x', x)),
    { exit: 0, web: { ...plainFiles, 'files/x': 'x' } },
  ),
  hostile(
    'extended attributes',
    archiveWith(pax({ 'SCHILY.xattr.security.capability': 'all' }), inside('files/x', x)),
    { exit: 0, web: { ...plainFiles, 'files/x': 'x' } },
  ),
  hostile('set-user-id', archiveWith(inside('files/x', { ...x, mode: 0o6777 })), {
    exit: 0,
    web: { ...plainFiles, 'files/x': 'x' },
  }),
  hostile(
    'a sticky directory that nobody may read',
    archiveWith(
      inside('files/', { type: '5', mode: 0o1000 }),
      inside('files/x', { ...x, mode: 0 }),
    ),
    { exit: 0, web: { ...plainFiles, 'files/x': 'x' } },
  ),
  hostile(
    'strange owners',
    archiveWith(
      inside('files/x', {
        ...x,
        raw: { 108: '7777777\0', 116: '\xff\xff\xff\xff\xff\xff\xff\xff', 265: '../root\x1b[2J' },
      }),
    ),
    { exit: 0, web: { ...plainFiles, 'files/x': 'x' } },
  ),
  hostile(
    'a time that is none',
    archiveWith(inside('files/x', { ...x, raw: { 136: 'not a time!\0' } })),
    { exit: 0, web: { ...plainFiles, 'files/x': 'x' } },
  ),
  hostile(
    'a time before all others',
    archiveWith(pax({ mtime: '-99999999999999' }), inside('files/x', x)),
    { exit: 0, web: { ...plainFiles, 'files/x': 'x' } },
  ),
  hostile(
    'a time in the far future',
    archiveWith(pax({ mtime: '99999999999999999999' }), inside('files/x', x)),
    { exit: 0, web: { ...plainFiles, 'files/x': 'x' } },
  ),
]);

function damagedHeader(): Buffer {
  const tar = tarBytes(metadata, manifest);
  tar[5] = 0x58;
  return gzipSync(tar);
}
