import { deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';
import {
  archiveWith,
  hostile,
  manifest,
  metadata,
  metadataText,
  plainFiles,
} from '../support/hostile-archive.ts';
import { describeFaults } from '../support/judge-fault.ts';
import { type TestMember, tarBytes, tarGzBytes } from '../support/tar-bytes.ts';

const damaged = { exit: 6, says: /cannot be read/ };
const fine = { exit: 0, web: plainFiles };
const whole = archiveWith();
const tar = gunzipSync(whole);

function changed(offset: number, text: string): Buffer {
  const bytes = Buffer.from(whole);
  bytes.write(text, bytes.length + offset, 'latin1');
  return bytes;
}

function withHeader(flags: number, fields: string): Buffer {
  const header = Buffer.from(whole.subarray(0, 10));
  header[3] = flags;
  return Buffer.concat([header, Buffer.from(fields, 'latin1'), whole.subarray(10)]);
}

describeFaults('archives that are no whole gzip files', [
  hostile('a wrong checksum', changed(-8, '\x01\x02\x03\x04'), damaged),
  hostile('a wrong length', changed(-4, '\x01\x02\x03\x04'), damaged),
  hostile('cut in the data', whole.subarray(0, 100), damaged),
  hostile('cut in the trailer', whole.subarray(0, -3), damaged),
  hostile('raw deflate', deflateRawSync(tar), damaged),
  hostile('a ZIP file', Buffer.from('PK\x03\x04'.padEnd(200, '\0')), damaged),
  hostile('a bzip2 file', Buffer.from('BZh91AY&SY'.padEnd(200, '\0')), damaged),
  hostile('an xz file', Buffer.from('\xfd7zXZ\0'.padEnd(200, '\0'), 'latin1'), damaged),
  hostile('a Zstandard file', Buffer.from('\x28\xb5\x2f\xfd'.padEnd(200, '\0'), 'latin1'), damaged),
  hostile('a tar that nobody compressed', tar, damaged),
  hostile('nothing', Buffer.alloc(0), { exit: 6 }),
  hostile('one byte', Buffer.of(0x1f), damaged),
  hostile('gzip of nothing', gzipSync(''), damaged),
  hostile('gzip in gzip', gzipSync(whole), damaged),
  hostile('a tar that breaks off', gzipSync(tar.subarray(0, 700)), damaged),
  hostile(
    'several members',
    Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700))]),
    fine,
  ),
  hostile('garbage behind it', Buffer.concat([whole, Buffer.from('garbage')]), fine),
  hostile('zeros behind it', Buffer.concat([whole, Buffer.alloc(5000)]), fine),
  hostile(
    'a name, a comment and an extra field',
    withHeader(28, '\x04\0abcd../../x\0\x1b[2J\0'),
    fine,
  ),
]);

function inFolder(folder: string): Buffer {
  return tarGzBytes(
    { path: `${folder}metadata.json`, content: metadataText },
    { ...manifest, path: `${folder}manifests/init.pp` },
  );
}

describeFaults('archives with another layout', [
  hostile('another top folder', inFolder('something-else/'), fine),
  hostile('./ before everything', inFolder('./acme-web-1.1.0/'), fine),
  hostile('no top folder', inFolder(''), { exit: 6 }),
  hostile('a top folder with the name of a property', inFolder('__proto__/'), fine),
]);

function about(content: string | Buffer, rest: Partial<TestMember> = {}): Buffer {
  return gzipSync(tarBytes({ ...metadata, content, ...rest }, manifest));
}

function says(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...JSON.parse(metadataText), ...fields });
}

describeFaults('archives whose metadata.json is not what it should be', [
  hostile('none', tarGzBytes(manifest), damaged),
  hostile('a link', about('', { type: '2' }), { exit: 6, says: /is a symbolic link/ }),
  hostile('a directory', about('', { path: 'acme-web-1.1.0/metadata.json/', type: '5' }), damaged),
  hostile('an array', about('[]'), damaged),
  hostile('null', about('null'), damaged),
  hostile('not JSON', about('{'), damaged),
  hostile('empty', about(''), damaged),
  hostile('of another module', about(says({ name: 'acme-base' })), damaged),
  hostile('of another version', about(says({ version: '1.0.0' })), damaged),
  hostile('of a module called ..', about(says({ name: 'acme-..' })), damaged),
  hostile('a name that is no text', about(says({ name: ['acme-web'] })), damaged),
  hostile('a terminal escape in the name', about(says({ name: 'acme-\u001b[2J' })), damaged),
  hostile('100,000 brackets', about('['.repeat(100_000)), damaged),
  hostile(
    'a property of every object',
    about(metadataText.replace('{', '{"__proto__":{"name":"x"},')),
    { exit: 0 },
  ),
  hostile('a byte order mark', about(`\ufeff${metadataText}`), { exit: 0 }),
]);
