import { gzipSync } from 'node:zlib';
import { metadataText } from './hostile-archive.ts';
import { randomNumbers } from './random-numbers.ts';
import { paxBody, repairChecksum, type TestMember, tarBytes } from './tar-bytes.ts';

/*
 * Archives that nobody would make: rightful ones of acme-web 1.1.0 whose bits, blocks, headers and
 * extended headers are changed, most with right checksums, so that what is changed is looked at.
 */

type Random = (below: number) => number;
type Change = (bytes: Buffer, random: Random) => Buffer;

const blockBytes = 512;
const top = 'acme-web-1.1.0';
const longPath = `${top}/files/${'deep/'.repeat(20)}long`;
const commit = 'c0ffee00'.repeat(5);

const metadata: TestMember = { path: `${top}/metadata.json`, content: metadataText };
const plain: readonly TestMember[] = [
  metadata,
  { path: `${top}/manifests/init.pp`, content: 'class web {}\n' },
];
const rich: readonly TestMember[] = [
  { path: 'pax_global_header', type: 'g', content: paxBody({ comment: commit }) },
  { path: `${top}/`, type: '5', mode: 0o755 },
  ...plain,
  { path: `${top}/tasks/run.sh`, content: '#!/bin/sh\n', mode: 0o755 },
  { path: `${top}/hiera.yaml`, content: 'version: 5\ndefaults:\n  datadir: values\n' },
  { path: `${top}/values/common.yaml`, content: `web::text: ${'x'.repeat(700)}\n` },
  { path: 'PaxHeader/x', type: 'x', content: paxBody({ path: longPath, mtime: '1700000000.5' }) },
  { path: `${top}/short`, content: 'long' },
  { path: '././@LongLink', type: 'L', content: `${longPath}er\0` },
  { path: `${top}/short`, content: 'longer' },
  { path: `${top}/spec/link`, type: '2', raw: { 157: '../../..' } },
  { path: `${top}/spec/pipe`, type: '6' },
];
const tars = [tarBytes(...plain), tarBytes(...rich)] as const;

/** The fields of a header: offset, and length in bytes. */
const fields = {
  name: [0, 100],
  mode: [100, 8],
  size: [124, 12],
  mtime: [136, 12],
  type: [156, 1],
  linkName: [157, 100],
  magic: [257, 8],
  owner: [265, 32],
  prefix: [345, 155],
} as const;

const names = [
  ...['', '.', '..', './', '/', '//', '../x', '/etc/x', 'C:x', 'x\\y', 'x\0y', 'x\ny', '\x1b[2J'],
  ...['\xff\xfe', '\u202e', '__proto__', 'constructor/x', 'n'.repeat(300), 'd/'.repeat(2000)],
  ...[top, `${top}/`, `./${top}/x`, `${top}/../../x`, `${top}/x/..`, `${top}//x`, `${top}/./x`],
  ...[`${top}/metadata.json`, `${top}/METADATA.json`, `${top}/manifests`, `${top}/hiera.yaml/x`],
  ...[
    `${top}/files/\xdf`,
    `${top}/files/ss`,
    `${top}/.git/config`,
    `${top}/.pupfile/installed.json`,
  ],
];
const numbers = [
  ...['', '0', '1', '511', '512', '777', '00000000000', '77777777777', '-1', ' 7', '9', 'x', '1e9'],
  ...[
    '\x80\0\0\0\0\0\0\0\0\0\x02\0',
    '\xff'.repeat(12),
    '\x80\0\0\0\0\x10',
    '1700000000.5',
    '1.1.1',
  ],
  ...['9'.repeat(15), '9'.repeat(400), '-99999999999999', 'NaN', 'Infinity', '0x10'],
];
const types = [
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  'x',
  'g',
  'L',
  'K',
  'S',
  'V',
  'D',
  '\0',
  'Z',
];
const keywords = [
  ...['path', 'size', 'mtime', 'linkpath', 'hdrcharset', 'comment', '__proto__', 'SCHILY.xattr.a'],
  ...['GNU.sparse.major', 'GNU.sparse.name', 'uid', ''],
];

const changes: readonly Change[] = [
  flipBit,
  setByte,
  swapBlocks,
  repeatBlocks,
  removeBlocks,
  cut,
  splice,
  changeField,
  changeField,
  changeField,
  insertExtension,
  insertExtension,
  insertMember,
];

const gzipChanges: readonly Change[] = [
  flipBit,
  setByte,
  cut,
  (bytes) => Buffer.concat([bytes, bytes]),
  (bytes, random) => Buffer.concat([bytes, randomBytes(random, 40)]),
  (bytes) => Buffer.concat([bytes, gzipSync('')]),
];

/** The archive of a number, always the same. */
export function fuzzedArchive(seed: number): Buffer {
  const random = randomNumbers(seed);
  let tar: Buffer = Buffer.from(pick(tars, random));
  for (let count = 1 + random(4); count > 0; count -= 1) tar = pick(changes, random)(tar, random);
  const archive = gzipSync(tar, { level: 1 });
  return random(8) === 0 ? pick(gzipChanges, random)(archive, random) : archive;
}

function pick<T>(all: readonly T[], random: Random): T {
  return all[random(all.length)] as T;
}

function randomBytes(random: Random, most: number): Buffer {
  return Buffer.from(Array.from({ length: 1 + random(most) }, () => random(256)));
}

function flipBit(bytes: Buffer, random: Random): Buffer {
  const at = random(bytes.length + 1);
  return setAt(bytes, at, (bytes[at] ?? 0) ^ (1 << random(8)));
}

function setByte(bytes: Buffer, random: Random): Buffer {
  return setAt(bytes, random(bytes.length + 1), random(256));
}

/** Some bytes are behind the end, where nothing can be set. */
function setAt(bytes: Buffer, at: number, value: number): Buffer {
  if (at < bytes.length) bytes[at] = value;
  return bytes;
}

function cut(bytes: Buffer, random: Random): Buffer {
  return Buffer.from(bytes.subarray(0, random(bytes.length + 1)));
}

function blockAt(tar: Buffer, random: Random): number {
  return random(Math.ceil(tar.length / blockBytes) + 1) * blockBytes;
}

function swapBlocks(tar: Buffer, random: Random): Buffer {
  const [left, right] = [blockAt(tar, random), blockAt(tar, random)];
  if (Math.max(left, right) >= tar.length) return tar;
  const kept = Buffer.from(tar.subarray(left, left + blockBytes));
  tar.copy(tar, left, right, right + blockBytes);
  kept.copy(tar, right);
  return tar;
}

function repeatBlocks(tar: Buffer, random: Random): Buffer {
  const start = blockAt(tar, random);
  const end = start + (1 + random(4)) * blockBytes;
  return insertAt(tar, blockAt(tar, random), tar.subarray(start, end));
}

function removeBlocks(tar: Buffer, random: Random): Buffer {
  const start = blockAt(tar, random);
  return Buffer.concat([
    tar.subarray(0, start),
    tar.subarray(start + (1 + random(4)) * blockBytes),
  ]);
}

function splice(tar: Buffer, random: Random): Buffer {
  const other = pick(tars, random);
  return Buffer.concat([
    tar.subarray(0, blockAt(tar, random)),
    other.subarray(blockAt(other, random)),
  ]);
}

function insertAt(tar: Buffer, at: number, inserted: Buffer): Buffer {
  return Buffer.concat([tar.subarray(0, at), inserted, tar.subarray(at)]);
}

/** Where something begins that looks like a header; the end of the tar where nothing does. */
function headerAt(tar: Buffer, random: Random): number {
  const found: number[] = [];
  for (let at = tar.indexOf('ustar'); at !== -1; at = tar.indexOf('ustar', at + 1)) {
    if (at % blockBytes === fields.magic[0]) found.push(at - fields.magic[0]);
  }
  return found.length === 0 ? tar.length : pick(found, random);
}

function changeField(tar: Buffer, random: Random): Buffer {
  const start = headerAt(tar, random);
  if (start + blockBytes > tar.length) return tar;
  const block = tar.subarray(start, start + blockBytes);
  const key = pick(Object.keys(fields) as (keyof typeof fields)[], random);
  const [offset, length] = fields[key];
  if (random(5) === 0) randomBytes(random, length).copy(block, offset, 0, length);
  else block.write(fieldValue(key, random).padEnd(length, '\0').slice(0, length), offset, 'latin1');
  repairChecksum(block);
  return tar;
}

function fieldValue(key: keyof typeof fields, random: Random): string {
  if (key === 'type') return pick(types, random);
  if (key === 'magic') return pick(['ustar\0' + '00', 'ustar  \0', '', 'ustar\x01'], random);
  return pick(['name', 'linkName', 'owner', 'prefix'].includes(key) ? names : numbers, random);
}

function insertExtension(tar: Buffer, random: Random): Buffer {
  const isLongName = random(4) === 0;
  const member = isLongName
    ? { path: 'l', type: pick(['L', 'K'], random), content: `${pick(names, random)}\0` }
    : { path: 'p', type: pick(['x', 'x', 'x', 'g'], random), content: paxRecords(random) };
  return insertAt(tar, headerAt(tar, random), withoutEnd(tarBytes(member)));
}

function paxRecords(random: Random): string | Buffer {
  const records = Array.from({ length: 1 + random(3) }, () => {
    const value = pick(random(2) === 0 ? names : numbers, random);
    return paxBody({ [pick(keywords, random)]: value });
  }).join('');
  const damages = [(text: string) => text.replace(/\d/, '9'), (text: string) => text.slice(0, -1)];
  const text = random(6) === 0 ? pick(damages, random)(records) : records;
  return random(6) === 0 ? Buffer.from(text, 'latin1') : text;
}

function insertMember(tar: Buffer, random: Random): Buffer {
  const path = pick(names, random).slice(0, 100);
  const member = { path, type: pick(types, random), content: pick(['', 'x'], random) };
  return insertAt(tar, headerAt(tar, random), withoutEnd(tarBytes(member)));
}

function withoutEnd(tar: Buffer): Buffer {
  return tar.subarray(0, -2 * blockBytes);
}
