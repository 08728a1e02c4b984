import { damagedArchive, quotePath, tooManyEntries, unsafeArchive } from './archive-error.ts';
import type { ArchiveContext, ArchiveEntry, ModuleArchive } from './module-archive.ts';
import type { TarMember } from './tar-members.ts';

/** A member of a tar, and where in the module it stands: a checked path, `/` between the segments. */
export interface PlacedMember {
  readonly path: string;
  readonly member: TarMember;
}

/**
 * Makes a module's archive of the members of a tar.
 *
 * @throws PupfileError ARCHIVE_UNSAFE where a path means two things, or where there are more files and
 * directories than the limit, those included that are only parts of paths; ARCHIVE_INVALID where there
 * is no file
 */
export function collectEntries(
  members: Iterable<PlacedMember>,
  context: ArchiveContext,
): ModuleArchive {
  const entries: ArchiveEntry[] = [];
  const kinds = new Map<string, TarMember['kind']>();
  for (const { path, member } of members) {
    recordKind(kinds, path, member.kind, context);
    // Fifty thousand paths can name a hundred million directories.
    if (kinds.size > context.limits.entries) throw tooManyEntries(context);
    if (member.kind !== 'directory') entries.push(toEntry(path, member));
  }
  if (entries.length === 0) throw damagedArchive(context, 'there is no file in it');
  return { entries };
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
