import type { Bytes } from '../files/bytes.ts';
import { damagedArchive, unsafeArchive } from './archive-error.ts';
import { describeFormat, detectFormat } from './archive-format.ts';
import { collectEntries, type PlacedMember } from './collect-entries.ts';
import { parseEntryPath } from './entry-path.ts';
import { inflate } from './inflate.ts';
import type { ArchiveContext, ModuleArchive } from './module-archive.ts';
import { type ReadArchiveOptions, toContext } from './read-archive.ts';
import { readTarMembers } from './tar-members.ts';
import { findTopFolder } from './top-folder.ts';

/**
 * Reads a tarball that somebody made in some way, a .tar.gz or a plain .tar: unlike in a Forge's
 * archive the module may stand at its root or in a folder (`findTopFolder`). Every entry is checked
 * as in `readArchive`.
 *
 * @throws PupfileError ARCHIVE_INVALID where it is damaged or in another format, which is named, or
 * holds no file; ARCHIVE_UNSAFE as `readArchive`
 */
export async function readTarball(
  bytes: Buffer,
  options: ReadArchiveOptions = {},
): Promise<ModuleArchive> {
  const context = toContext(options);
  const members = placeMembers(await unpack(bytes, context), context);
  const topFolder = findTopFolder(
    members.map(({ path, member }) => ({ path, isDirectory: member.kind === 'directory' })),
  );
  const inside = topFolder === undefined ? members : membersBelow(members, `${topFolder}/`);
  return collectEntries(inside, context);
}

async function unpack(bytes: Buffer, context: ArchiveContext): Promise<Bytes> {
  switch (detectFormat(bytes)) {
    case 'gzip':
      return inflate(bytes, context);
    case 'tar':
      if (bytes.length <= context.limits.unpackedBytes) return bytes;
      throw unsafeArchive(context, `it is larger than ${context.limits.unpackedBytes} bytes`);
    case undefined:
      throw damagedArchive(
        context,
        `it is ${describeFormat(bytes)}, and neither a .tar.gz nor a .tar`,
      );
  }
}

function placeMembers(tar: Bytes, context: ArchiveContext): PlacedMember[] {
  const placed: PlacedMember[] = [];
  for (const member of readTarMembers(tar, context)) {
    const place = parseEntryPath(member.name, context);
    if (place === null) continue;
    const path = place.path === '' ? place.topFolder : `${place.topFolder}/${place.path}`;
    placed.push({ path, member });
  }
  return placed;
}

function membersBelow(members: readonly PlacedMember[], prefix: string): PlacedMember[] {
  return members
    .filter(({ path }) => path.startsWith(prefix))
    .map(({ path, member }) => ({ path: path.slice(prefix.length), member }));
}
