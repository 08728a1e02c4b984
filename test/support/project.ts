import { join } from 'node:path';
import type { ProgressEvent, Report } from '../../src/commands/progress.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { readTree } from './temporary-directory.ts';

/** The settings of a run in a directory, with a store of its own that is no part of the project. */
export function settingsOf(directory: string, changed: Partial<Settings> = {}): Settings {
  return {
    directory,
    variables: {},
    isOffline: false,
    cacheDirectory: join(directory, '.cache'),
    concurrency: 8,
    platform: {},
    overridesPins: false,
    ignoresDependencies: false,
    content: 'runtime',
    allowsUnverified: false,
    removesForeign: false,
    userAgent: 'pupfile/0 test',
    ...changed,
  };
}

/** For a command whose progress does not matter. */
export const ignore: Report = () => {};

/** Keeps what a command tells while it works. */
export function collectEvents(): { readonly report: Report; readonly events: ProgressEvent[] } {
  const events: ProgressEvent[] = [];
  return { events, report: (event) => events.push(event) };
}

/** A project's files, but neither its store nor what pupfile keeps for itself. */
export function readProject(directory: string): Record<string, string> {
  const files = Object.entries(readTree(directory));
  return Object.fromEntries(
    files.filter(
      ([path, kind]) => kind !== 'directory' && !/(?:^|\/)\.(?:cache|pupfile)\//.test(path),
    ),
  );
}
