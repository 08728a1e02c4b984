import { gzipSync } from 'node:zlib';
import { Header } from 'tar/header';

/** One member of a tar, true or false to its format. */
export interface TestMember {
  readonly path: string;
  /** The type flag: `0` a file (the default), `1` a hard link, `2` a symbolic link, `5` a directory. */
  readonly type?: string;
  readonly content?: string | Buffer;
  readonly mode?: number;
  readonly mtime?: Date;
  /** Written over the header's own bytes before the checksum is made: offset to text. */
  readonly raw?: Readonly<Record<number, string>>;
}

/** A tar with these members and the two blocks of zeros at its end. */
export function tarBytes(...members: readonly TestMember[]): Buffer {
  return Buffer.concat([...members.flatMap(memberBlocks), Buffer.alloc(1024)]);
}

/** The same, gzipped. */
export function tarGzBytes(...members: readonly TestMember[]): Buffer {
  return gzipSync(tarBytes(...members), { level: 1 });
}

/** The body of a pax header: `27 path=…\n`. */
export function paxBody(records: Readonly<Record<string, string>>): string {
  return Object.entries(records)
    .map(([keyword, value]) => paxRecord(` ${keyword}=${value}\n`))
    .join('');
}

function paxRecord(tail: string): string {
  const tailBytes = Buffer.byteLength(tail);
  let length = tailBytes + 1;
  while (tailBytes + String(length).length !== length) length += 1;
  return `${length}${tail}`;
}

function memberBlocks(member: TestMember): Buffer[] {
  const { path, type = '0', content = '', mode = 0o644, raw = {} } = member;
  const mtime = member.mtime ?? new Date('2024-01-01T00:00:00Z');
  const body = Buffer.from(content);
  const header = new Header({
    path: 'x',
    type: 'File',
    mode,
    size: body.length,
    mtime,
    uid: 0,
    gid: 0,
  });
  header.encode();
  const block = header.block ?? Buffer.alloc(512);
  block.write(path.padEnd(100, '\0'), 0, 100);
  block.write(type, 156);
  for (const [offset, text] of Object.entries(raw)) block.write(text, Number(offset), 'latin1');
  repairChecksum(block);
  return [block, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
}

/** Writes into a header of 512 bytes the checksum that it should have. */
export function repairChecksum(block: Buffer): void {
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
}
