import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lockfile } from '../src/lockfile/lockfile.ts';
import { parseLockfile } from '../src/lockfile/parse-lockfile.ts';
import { measure } from './measure.ts';
import { pupfileTool } from './tools/pupfile-tool.ts';

/** The modules that all tools install. */
export interface Workload {
  readonly forgeUrl: string;
  /** As pupfile and librarian-puppet read it. */
  readonly puppetfile: string;
  /** What it resolves to, for those who don't resolve: `author-name` to version. */
  readonly pins: ReadonlyMap<string, string>;
  /** How many steps it is from what is declared to the module that is farthest from it. */
  readonly depth: number;
  /** A modules directory that pupfile has made of it. */
  readonly installed: string;
}

/** Where a workload comes from, and where it may work meanwhile. */
export interface WorkloadSource {
  readonly forgeUrl: string;
  readonly puppetfile: string;
  /** An empty folder, which holds `installed` afterwards. */
  readonly folder: string;
  readonly cacheDirectory: string;
}

/** Resolves and installs a Puppetfile once. */
export async function prepareWorkload(source: WorkloadSource): Promise<Workload> {
  const { forgeUrl, puppetfile, folder, cacheDirectory } = source;
  const unresolved = { forgeUrl, puppetfile, pins: new Map(), depth: 0, installed: '' };
  const place = { project: folder, cacheDirectory, workload: unresolved };
  await measure(pupfileTool.prepare(place).install, { project: folder, scratch: cacheDirectory });
  return {
    forgeUrl,
    puppetfile,
    pins: readPins(folder),
    depth: depthOf(readLock(folder)),
    installed: join(folder, 'modules'),
  };
}

/** What a project's lock says, as `Workload` has it. */
export function readPins(project: string): ReadonlyMap<string, string> {
  const modules = lockedModules(readLock(project));
  return new Map(modules.map(({ spelledName, version }) => [spelledName, version]));
}

function readLock(project: string): Lockfile {
  return parseLockfile(readFileSync(join(project, 'Puppetfile.lock'), 'utf8'), 'Puppetfile.lock');
}

/** The number of steps from the declarations to the module that is farthest from them. */
export function depthOf(lock: Lockfile): number {
  const requirements = new Map(lockedModules(lock).map((one) => [one.name, one.dependencies]));
  const seen = new Set(lock.dependencies.map(({ name }) => name));
  let depth = 0;
  for (let level = [...seen]; level.length > 0; depth += 1) {
    const next = level.flatMap((name) => requirements.get(name) ?? []).map(({ name }) => name);
    level = [...new Set(next)].filter((name) => requirements.has(name) && !seen.has(name));
    for (const name of level) seen.add(name);
  }
  return Math.max(0, depth - 1);
}

function lockedModules({ sources }: Lockfile) {
  return sources.flatMap(({ modules }) => modules);
}
