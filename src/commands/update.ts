import { PupfileError } from '../errors/pupfile-error.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import { hyphenate, type ModuleName, parseModuleName } from '../model/module-name.ts';
import { type LockResult, lockProject } from './lock.ts';
import { openProject, type Project } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Unlocked } from './resolve-project.ts';
import type { Settings } from './settings.ts';

/**
 * Resolves a project anew and writes its lock: all modules get the newest releases that fit
 * together, or only the named ones do, and of the others moves what has to.
 *
 * Throws MODULE_NOT_FOUND for a name that is neither declared nor locked, and what resolving throws.
 */
export async function update(
  settings: Settings,
  report: Report,
  names: readonly string[],
): Promise<LockResult> {
  const project = await openProject(settings, report);
  const asked = names.length === 0 ? 'all' : names;
  return lockProject(settings, report, project, findUnlocked(project, asked, report));
}

/**
 * The modules that names mean.
 *
 * Throws MODULE_NOT_FOUND for a name that is neither declared nor locked.
 */
export function findUnlocked(
  project: Project,
  names: readonly string[] | 'all',
  report: Report,
): Unlocked {
  if (names === 'all') return names;
  const known = new Set([
    ...project.puppetfile.declarations.map(({ name }) => name),
    ...lockedNames(project.lockfile),
  ]);
  const fullNames = project.lockfile?.names;
  const unlocked = names
    .map((text) => findName(known, text))
    .map((name) => fullNames?.get(name) ?? name);
  for (const name of names) warnOfSlash(name, report);
  return unlocked;
}

/** librarian-puppet says so too: the lock, and whoever searches it, knows the other spelling only. */
function warnOfSlash(name: string, report: Report): void {
  if (!name.includes('/')) return;
  const message = `Usage of \`${name}\` is deprecated, use \`${hyphenate(name)}\``;
  report({ kind: 'warning', message });
}

function lockedNames(lockfile: Lockfile | undefined): ModuleName[] {
  return (lockfile?.sources ?? []).flatMap((source) => source.modules.map(({ name }) => name));
}

function findName(known: ReadonlySet<ModuleName>, text: string): ModuleName {
  const name = parseModuleName(text) ?? (hyphenate(text) as ModuleName);
  if (known.has(name)) return name;
  throw new PupfileError('MODULE_NOT_FOUND', `Unable to find module \`${text}\``, {
    notes: ['neither the Puppetfile nor Puppetfile.lock has a module of that name'],
    hint: '`pupfile show` lists what is locked',
  });
}
