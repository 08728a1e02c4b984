import type { ArchiveEntry } from '../archive/module-archive.ts';
import type { ContentTotals } from './installed-modules.ts';
import type { PreparedModule } from './prepare-module.ts';
import { type ContentProfile, trimModule } from './trim.ts';

/**
 * Which rule of trimming left an entry out:
 *
 * - `documentation`: people read it, Puppet does not; `--content release` keeps it
 * - `not-read`: it is nothing that Puppet reads at run time; `--content full` keeps it
 * - `excluded`: the Puppetfile wants the module without it
 * - `version-control`: it is in a `.git`, which nothing keeps
 */
export type LeftOutReason = 'documentation' | 'not-read' | 'excluded' | 'version-control';

/** What was left out below one name at the top of a module, for one reason. */
export interface LeftOutGroup extends ContentTotals {
  /** The name of a file, or that of a folder with a `/` behind it. */
  readonly path: string;
  readonly reason: LeftOutReason;
}

/** Tells what was left out of a module and why, the largest first. */
export function explainLeftOut({
  files,
  leftOut,
  content: own,
}: Pick<PreparedModule, 'files' | 'leftOut' | 'content'>): readonly LeftOutGroup[] {
  // What a profile keeps depends on all that a module has.
  const all = [...files, ...leftOut];
  const keptBy = (content: ContentProfile) => new Set(trimModule(all, { content }).kept);
  const [release, full] = [keptBy('release'), keptBy('full')];
  const groups = new Map<string, LeftOutGroup>();
  for (const entry of leftOut) {
    const reason = reasonOf(entry, { own, release, full });
    const path = topOf(entry.path);
    const key = `${reason} ${path}`;
    const { files: count, bytes } = groups.get(key) ?? { files: 0, bytes: 0 };
    groups.set(key, { path, reason, files: count + 1, bytes: bytes + bytesOf(entry) });
  }
  return [...groups.values()].sort(
    (left, right) => right.bytes - left.bytes || (left.path < right.path ? -1 : 1),
  );
}

interface KeptEntries {
  /** The kind of content that was asked for. */
  readonly own: ContentProfile;
  readonly release: ReadonlySet<ArchiveEntry>;
  readonly full: ReadonlySet<ArchiveEntry>;
}

function reasonOf(entry: ArchiveEntry, { own, release, full }: KeptEntries): LeftOutReason {
  if (!full.has(entry)) return 'version-control';
  if (own === 'full') return 'excluded';
  return release.has(entry) ? 'documentation' : 'not-read';
}

function topOf(path: string): string {
  const slash = path.indexOf('/');
  return slash === -1 ? path : path.slice(0, slash + 1);
}

function bytesOf(entry: ArchiveEntry): number {
  return entry.kind === 'file' ? entry.content.length : 0;
}
