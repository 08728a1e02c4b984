import { damagedArchive, quotePath, unsafeArchive } from './archive-error.ts';
import { parseArchiveMetadata } from './archive-metadata.ts';
import { parseEntryPath } from './entry-path.ts';
import { inflate, inflateStart } from './inflate.ts';
import type {
  ArchiveContext,
  ArchiveEntry,
  ArchiveLimits,
  ModuleArchive,
} from './module-archive.ts';
import { readTarMembers, type TarMember } from './tar-members.ts';

/** How to read an archive. */
export interface ReadArchiveOptions {
  /** How messages name it, `The archive of puppetlabs-apt 9.4.0`; `The archive` by default. */
  readonly subject?: string;
  readonly limits?: Partial<ArchiveLimits>;
}

/** What an archive may make of itself unless somebody says otherwise. */
export const defaultArchiveLimits: ArchiveLimits = {
  unpackedBytes: 512 * 1024 * 1024,
  entries: 50_000,
};

// Enough for most modules as a whole.
const metadataStartBytes = 64 * 1024;

/**
 * Reads a module's .tar.gz that is wholly in memory and checks every entry of it.
 *
 * @throws PupfileError ARCHIVE_INVALID where it is damaged, ends early or has no single top folder,
 * ARCHIVE_UNSAFE where a path leads elsewhere or means two things, or a limit is exceeded
 */
export function readArchive(bytes: Buffer, options: ReadArchiveOptions = {}): ModuleArchive {
  const context = toContext(options);
  const entries: ArchiveEntry[] = [];
  const kinds = new Map<string, TarMember['kind']>();
  for (const { path, member } of readMembersBelowTop(inflate(bytes, context), context)) {
    recordKind(kinds, path, member.kind, context);
    if (member.kind !== 'directory') entries.push(toEntry(path, member));
  }
  if (entries.length === 0) throw damagedArchive(context, 'there is no file in it');
  return { entries };
}

/**
 * Reads the metadata.json in the archive's top folder and as little else as possible: what stands
 * behind it is not checked.
 *
 * @throws PupfileError as `readArchive`, and ARCHIVE_INVALID where there is no metadata.json or it
 * is no JSON object
 */
export function readArchiveMetadata(
  bytes: Buffer,
  options: ReadArchiveOptions = {},
): Readonly<Record<string, unknown>> {
  const context = toContext(options);
  const content =
    findMetadataInStart(bytes, context) ?? findMetadata(inflate(bytes, context), context);
  if (content === undefined) throw damagedArchive(context, 'it has no metadata.json');
  return parseArchiveMetadata(content, context.subject);
}

function toContext({ subject = 'The archive', limits = {} }: ReadArchiveOptions): ArchiveContext {
  return { subject, limits: { ...defaultArchiveLimits, ...limits } };
}

function* readMembersBelowTop(
  tar: Buffer,
  context: ArchiveContext,
): Generator<{ path: string; member: TarMember }> {
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

/** A path that is named twice means two things, and a file has nothing below it. */
function recordKind(
  kinds: Map<string, TarMember['kind']>,
  path: string,
  kind: TarMember['kind'],
  context: ArchiveContext,
): void {
  const known = kinds.get(path);
  if (known !== undefined && !(known === 'directory' && kind === 'directory')) {
    throw unsafeArchive(context, `the entry ${quotePath(path)} is there twice`);
  }
  kinds.set(path, kind);
  for (let slash = path.lastIndexOf('/'); slash !== -1; slash = path.lastIndexOf('/', slash - 1)) {
    const parent = path.slice(0, slash);
    const parentKind = kinds.get(parent);
    if (parentKind === 'directory') return;
    if (parentKind !== undefined) {
      throw unsafeArchive(context, `the entry ${quotePath(parent)} is a file and a directory`);
    }
    kinds.set(parent, 'directory');
  }
}

function toEntry(path: string, member: TarMember): ArchiveEntry {
  const { mtimeMs, isExecutable, content } = member;
  if (member.kind === 'file') return { kind: 'file', path, isExecutable, mtimeMs, content };
  return { kind: 'other', path, mtimeMs, description: describeType(member.typeName) };
}

function describeType(typeName: string): string {
  switch (typeName) {
    case 'SymbolicLink':
      return 'a symbolic link';
    case 'Link':
      return 'a hard link';
    case 'CharacterDevice':
    case 'BlockDevice':
      return 'a device';
    case 'FIFO':
      return 'a pipe';
    case 'SparseFile':
      return 'a sparse file';
    default:
      return 'no plain file';
  }
}

function findMetadataInStart(bytes: Buffer, context: ArchiveContext): Buffer | undefined {
  if (bytes.length <= metadataStartBytes) return undefined;
  try {
    return findMetadata(inflateStart(bytes.subarray(0, metadataStartBytes), context), context);
  } catch {
    // The start breaks off somewhere; what is wrong with the whole, the whole tells.
    return undefined;
  }
}

function findMetadata(tar: Buffer, context: ArchiveContext): Buffer | undefined {
  for (const { path, member } of readMembersBelowTop(tar, context)) {
    if (path === 'metadata.json' && member.kind === 'file') return member.content;
  }
  return undefined;
}
