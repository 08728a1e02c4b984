import { sanitizeText } from '../errors/redact.ts';
import { type Bytes, wholeOf } from '../files/bytes.ts';

/** The formats that a module's archive may have. */
export type ArchiveFormat = 'gzip' | 'tar';

// First bytes in hexadecimal, and what begins with them.
const signatures: readonly (readonly [start: string, description: string])[] = [
  ['fd377a585a00', 'an xz file'],
  ['425a68', 'a bzip2 file'],
  ['28b52ffd', 'a Zstandard file'],
  ['504b0304', 'a ZIP file'],
  ['504b0506', 'an empty ZIP file'],
  ['377abcaf271c', 'a 7-Zip file'],
  ['4c5a4950', 'an lzip file'],
  ['526172211a07', 'a RAR file'],
  ['213c617263683e', 'a Debian package'],
  ['edabeedb', 'an RPM package'],
];

// POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar writes blanks behind it.
const ustarOffset = 257;

// All that is looked at.
const startBytes = 512;

/** What bytes are an archive of; undefined where `describeFormat` has to say what they are. */
export function detectFormat(bytes: Bytes): ArchiveFormat | undefined {
  const start = wholeOf(bytes.subarray(0, startBytes));
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  const hasUstar = start.toString('latin1', ustarOffset, ustarOffset + 5) === 'ustar';
  return hasUstar ? 'tar' : undefined;
}

/** What bytes look like that are no archive of a module, for a message: `a web page`. */
export function describeFormat(bytes: Bytes): string {
  if (bytes.length === 0) return 'empty';
  const start = wholeOf(bytes.subarray(0, startBytes));
  const signed = start.toString('hex', 0, 16);
  const known = signatures.find(([signature]) => signed.startsWith(signature));
  return known?.[1] ?? describeText(start);
}

function describeText(bytes: Buffer): string {
  const text = bytes.toString('utf8', 0, 200).trimStart();
  const line = sanitizeText(text.slice(0, 60).split('\n')[0] ?? '');
  const isText = !/[^\P{Cc}\s]|\u{fffd}/u.test(text.slice(0, 60));
  if (!isText) return 'something unknown';
  if (/^<(?:!doctype\s+html|html|head|body|!--)/i.test(text)) return 'a web page';
  if (text.startsWith('version https://git-lfs')) return 'a pointer of Git LFS';
  return `a text that begins with \`${line}\``;
}
