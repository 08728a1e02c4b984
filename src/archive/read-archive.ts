import type { Bytes } from '../files/bytes.ts';
import type { Spool } from '../files/spool.ts';
import { damagedArchive, quotePath } from './archive-error.ts';
import { parseArchiveMetadata } from './archive-metadata.ts';
import { collectEntries, type PlacedMember } from './collect-entries.ts';
import { parseEntryPath } from './entry-path.ts';
import { inflate, inflateStart } from './inflate.ts';
import type { ArchiveContext, ArchiveLimits, ModuleArchive } from './module-archive.ts';
import { readTarMembers } from './tar-members.ts';

/** How to read an archive. */
export interface ReadArchiveOptions {
  /** How messages name it, `The archive of puppetlabs-apt 9.4.0`; `The archive` by default. */
  readonly subject?: string;
  readonly limits?: Partial<ArchiveLimits>;
  /** Takes what a large archive inflates to, and has to stay open as long as its files are wanted. */
  readonly spool?: Spool;
}

/** What an archive may make of itself unless somebody says otherwise. */
export const defaultArchiveLimits: ArchiveLimits = {
  unpackedBytes: 512 * 1024 * 1024,
  entries: 50_000,
};

// Enough for most modules as a whole.
const metadataStartBytes = 64 * 1024;
// Modules grow by 3 to 30 when they are inflated.
const mostStartBytes = 4 * 1024 * 1024;

/**
 * Reads a module's .tar.gz and checks every entry of it.
 *
 * @throws PupfileError ARCHIVE_INVALID where it is damaged, ends early or has no single top folder,
 * ARCHIVE_UNSAFE where a path leads elsewhere or means two things, or a limit is exceeded; FILE_SYSTEM
 * where the spool has no room
 */
export async function readArchive(
  bytes: Bytes,
  options: ReadArchiveOptions = {},
): Promise<ModuleArchive> {
  const context = toContext(options);
  const tar = await inflate(bytes, context);
  return collectEntries(readMembersBelowTop(tar, context), context);
}

/**
 * Reads the metadata.json in the archive's top folder and as little else as possible: what stands
 * behind it is not checked. It takes no more memory than `readArchive`, whatever the archive is.
 *
 * @throws PupfileError as `readArchive`, and ARCHIVE_INVALID where there is no metadata.json or it
 * is no JSON object
 */
export async function readArchiveMetadata(
  bytes: Buffer,
  options: ReadArchiveOptions = {},
): Promise<Readonly<Record<string, unknown>>> {
  const context = toContext(options);
  const content =
    findMetadataInStart(bytes, context) ?? findMetadata(await inflate(bytes, context), context);
  if (content === undefined) throw damagedArchive(context, 'it has no metadata.json');
  return parseArchiveMetadata(content, context.subject);
}

/** What the readers of an archive share, from what a caller says. */
export function toContext({
  subject = 'The archive',
  limits = {},
  spool,
}: ReadArchiveOptions): ArchiveContext {
  return { subject, limits: { ...defaultArchiveLimits, ...limits }, spool };
}

function* readMembersBelowTop(tar: Bytes, context: ArchiveContext): Generator<PlacedMember> {
  let topFolder: string | undefined;
  for (const member of readTarMembers(tar, context)) {
    const place = parseEntryPath(member.name, context);
    if (place === null) continue;
    topFolder ??= place.topFolder;
    if (place.topFolder !== topFolder) {
      const both = `${quotePath(topFolder)} and ${quotePath(place.topFolder)}`;
      throw damagedArchive(context, `it has more than one top folder, ${both}`);
    }
    if (place.path !== '') yield { path: place.path, member };
    else if (member.kind !== 'directory') {
      throw damagedArchive(context, `${quotePath(member.name)} stands outside of a top folder`);
    }
  }
}

function findMetadataInStart(bytes: Buffer, context: ArchiveContext): Bytes | undefined {
  if (bytes.length <= metadataStartBytes) return undefined;
  const unpackedBytes = Math.min(mostStartBytes, context.limits.unpackedBytes);
  const limited = { ...context, limits: { ...context.limits, unpackedBytes } };
  try {
    return findMetadata(inflateStart(bytes.subarray(0, metadataStartBytes), limited), context);
  } catch {
    // The start breaks off somewhere, or is large; what is wrong with the whole, the whole tells.
    return undefined;
  }
}

function findMetadata(tar: Bytes, context: ArchiveContext): Bytes | undefined {
  for (const { path, member } of readMembersBelowTop(tar, context)) {
    if (path === 'metadata.json' && member.kind === 'file') return member.content;
  }
  return undefined;
}
