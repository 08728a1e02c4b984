import { gzipSync } from 'node:zlib';
import { archiveWith, hostile, inside, metadata, plainFiles } from '../support/hostile-archive.ts';
import { describeFaults } from '../support/judge-fault.ts';
import { paxBody, type TestMember, tarBytes } from '../support/tar-bytes.ts';

const unsafe = { exit: 6, says: /is not safe to unpack/ };
const fine = { exit: 0, web: plainFiles };
const x = { content: 'x' };

function link(path: string, target: string, type = '2'): TestMember {
  return inside(path, { type, raw: { 157: target.padEnd(100, '\0') } });
}

function pax(records: Readonly<Record<string, string>>, type = 'x'): TestMember {
  return { path: 'PaxHeader/x', type, content: paxBody(records) };
}

describeFaults('archives with members that are no files', [
  hostile('a symbolic link out', archiveWith(link('files/x', '../../../outside')), unsafe),
  hostile('a symbolic link in', archiveWith(link('files/x', 'init.pp')), unsafe),
  hostile('an absolute symbolic link', archiveWith(link('files/x', '/etc')), unsafe),
  hostile(
    'a link, then a file through it',
    archiveWith(link('files/x', '../../..'), inside('files/x/y', x)),
    unsafe,
  ),
  hostile(
    'a link, then a file over it',
    archiveWith(link('files/x', '/etc/x'), inside('files/x', x)),
    unsafe,
  ),
  hostile('a chain of links', archiveWith(link('files/a', 'b'), link('files/b', '../..')), unsafe),
  hostile('a link to the top folder', archiveWith(link('files/x', '..')), unsafe),
  hostile(
    'the top folder a link',
    gzipSync(tarBytes({ path: 'acme-web-1.1.0', type: '2' }, metadata)),
    { exit: 6 },
  ),
  hostile('a hard link out', archiveWith(link('files/x', '/etc/passwd', '1')), unsafe),
  hostile(
    'a hard link in',
    archiveWith(link('files/x', 'acme-web-1.1.0/metadata.json', '1')),
    unsafe,
  ),
  hostile('a character device', archiveWith(inside('files/x', { type: '3' })), unsafe),
  hostile('a block device', archiveWith(inside('files/x', { type: '4' })), unsafe),
  hostile('a pipe', archiveWith(inside('files/x', { type: '6' })), unsafe),
  hostile('a type that nobody knows', archiveWith(inside('files/x', { type: 'Z' })), unsafe),
  hostile('an old GNU sparse file', archiveWith(inside('files/x', { type: 'S' })), unsafe),
  hostile(
    'a pax sparse file',
    archiveWith(pax({ 'GNU.sparse.major': '1' }), inside('files/x', x)),
    unsafe,
  ),
  hostile(
    'links where nothing is wanted',
    archiveWith(link('spec/x', '/etc'), inside('spec/y', { type: '6' })),
    fine,
  ),
]);
