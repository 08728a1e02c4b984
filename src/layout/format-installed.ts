import { createHash } from 'node:crypto';
import { type Foundation, type InstalledModule, installedVersion } from './installed-modules.ts';
import { releaseMtime } from './release-mtime.ts';

/** What is told of a modules directory beside its modules. */
export interface RecordNotes {
  /** The other directories with modules of the project, relative to it. */
  readonly elsewhere?: readonly string[];
  /** What the modules follow from, in words of the caller's that mean nothing else. */
  readonly basis?: string | undefined;
}

/** The file that tells what is installed. */
export interface InstalledRecord {
  readonly text: string;
  /** The time that it has, in milliseconds since 1970: as that of a release, by what it holds. */
  readonly mtimeMs: number;
}

/**
 * The file that `readInstalled`, `readFoundation` and `readElsewhere` read: the same for the same modules, one
 * a line.
 */
export function formatInstalled(
  modules: readonly InstalledModule[],
  { elsewhere = [], basis }: RecordNotes = {},
): InstalledRecord {
  const lines = modules
    .toSorted((left, right) => (left.directory < right.directory ? -1 : 1))
    .map((module) => JSON.stringify(module));
  const places = elsewhere.length === 0 ? '' : `"elsewhere":${JSON.stringify(elsewhere)},`;
  const list = `${places}"modules":[\n${lines.join(',\n')}\n]}\n`;
  const mtimeMs = timeOf(modules, `${basis} ${list}`);
  const foundation: Foundation | undefined =
    basis === undefined ? undefined : { basis, modules: modules.length, mtimeMs };
  const reason = foundation === undefined ? '' : `"foundation":${JSON.stringify(foundation)},`;
  return { text: `{"version":${installedVersion},${reason}${list}`, mtimeMs };
}

function timeOf(modules: readonly InstalledModule[], content: string): number {
  const newest = modules.reduce((time, { mtimeMs }) => Math.max(time, mtimeMs), 0);
  return releaseMtime(newest, createHash('sha256').update(content).digest('hex'));
}
