/** A file or directory of a layer. */
export interface TarEntry {
  /** From the root, without a slash in front or behind: `etc/puppetlabs`. */
  readonly path: string;
  /** Undefined for a directory. */
  readonly content?: Uint8Array;
  /** The permission bits, as in `0o755`. */
  readonly mode: number;
}

const blockBytes = 512;
const nameBytes = 100;
const prefixBytes = 155;

/**
 * The blocks before an entry's content: one ustar header (POSIX.1-1988), and before it a PAX header
 * (POSIX.1-2001) only where the path is too long for ustar or not ASCII.
 *
 *     0 name  100 mode  108 uid  116 gid  124 size  136 mtime  148 checksum  156 type  157 linkname
 *     257 "ustar\0"  263 "00"  265 uname  297 gname  329 devmajor  337 devminor  345 prefix
 *
 * The owner is root by number, without a name; nothing in it comes from the machine.
 *
 * @param mtimeSeconds since 1970
 */
export function tarHeader({ path, content, mode }: TarEntry, mtimeSeconds: number): Buffer {
  const isDirectory = content === undefined;
  const name = isDirectory ? `${path}/` : path;
  const type = isDirectory ? '5' : '0';
  const fields = { mode, size: content?.length ?? 0, mtimeSeconds, type };
  const split = splitName(name);
  if (split !== undefined) return ustarBlock({ ...fields, ...split });
  const records = Buffer.from(paxRecord('path', name));
  return Buffer.concat([
    ustarBlock({
      ...fields,
      name: shortened(`PaxHeaders/${path.slice(path.lastIndexOf('/') + 1)}`),
      mode: 0o644,
      size: records.length,
      type: 'x',
    }),
    records,
    padding(records.length),
    ustarBlock({ ...fields, name: shortened(name) }),
  ]);
}

/** What fills a content of so many bytes up to whole blocks. */
export function padding(sizeBytes: number): Buffer {
  return Buffer.alloc((blockBytes - (sizeBytes % blockBytes)) % blockBytes);
}

/** How a tar ends. */
export const tarEndBytes: number = 2 * blockBytes;

interface UstarFields {
  readonly name: string;
  readonly prefix?: string;
  readonly mode: number;
  readonly size: number;
  readonly mtimeSeconds: number;
  readonly type: string;
}

function ustarBlock({ name, prefix = '', mode, size, mtimeSeconds, type }: UstarFields): Buffer {
  const block = Buffer.alloc(blockBytes);
  const octal = (value: number, offset: number, digits: number) =>
    block.write(value.toString(8).padStart(digits, '0'), offset, 'latin1');
  block.write(name, 0, nameBytes, 'utf8');
  octal(mode, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(mtimeSeconds, 136, 11);
  // The checksum counts its own field as spaces.
  block.fill(' ', 148, 156);
  block.write(type, 156, 'latin1');
  block.write('ustar\0' + '00', 257, 'latin1');
  octal(0, 329, 7);
  octal(0, 337, 7);
  block.write(prefix, 345, prefixBytes, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  octal(sum, 148, 6);
  block.write('\0 ', 154, 'latin1');
  return block;
}

/** A name over ustar's two fields, parted at a slash; undefined where it does not fit. */
function splitName(name: string): { readonly name: string; readonly prefix: string } | undefined {
  if (!/^[\x20-\x7e]*$/.test(name)) return undefined;
  if (name.length <= nameBytes) return { name, prefix: '' };
  // The first slash that leaves few enough behind it; the last byte may be a directory's slash.
  const slash = name.indexOf('/', name.length - nameBytes - 1);
  if (slash <= 0 || slash > prefixBytes || slash === name.length - 1) return undefined;
  return { name: name.slice(slash + 1), prefix: name.slice(0, slash) };
}

/** For readers that know no PAX headers: as much as fits, in ASCII. */
function shortened(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '_').slice(0, nameBytes);
}

/** `27 path=…\n`: the number counts the whole line, itself included. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  let length = bytes + String(bytes).length;
  if (bytes + String(length).length > length) length += 1;
  return `${length}${rest}`;
}
