import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type { Catalog } from '../resolver/catalog.ts';
import type { Resolved } from '../resolver/held-back.ts';
import { resolve } from '../resolver/resolve.ts';
import type { ResolveOptions } from '../resolver/search.ts';
import { settleCatalog } from '../resolver/settle-catalog.ts';
import type { Settings } from './settings.ts';

/** The modules that need not stay as they are locked. */
export type Unlocked = readonly ModuleName[] | 'all';

/**
 * Resolves a project's declarations; `locked` versions are kept where they can be.
 *
 * Throws what resolving throws.
 */
export async function resolveProject(
  puppetfile: Puppetfile,
  { settings, catalog, locked, unlocked, onLikely }: ResolveProjectOptions,
): Promise<Resolved> {
  const { declarations, exclusions } = puppetfile;
  // What stands in the modules directory already is nobody's to choose, whatever others require.
  const isLocal = ({ source }: ModuleDeclaration) => source.kind === 'local';
  const unsettled: ResolveOptions = {
    declarations: inOrderOfPreference(
      declarations.filter((one) => !isLocal(one)),
      unlocked,
    ),
    excluded: new Set([...exclusions, ...declarations.filter(isLocal)].map(({ name }) => name)),
    overridesPins: settings.overridesPins,
    ignoresDependencies: settings.ignoresDependencies,
    platform: settings.platform,
    locked,
    catalog,
  };
  // What is told of the resolution asks the same Forges as the resolver did.
  const options = { ...unsettled, catalog: await settleCatalog(unsettled) };
  // Only of the search itself: what is tried out afterwards is no guess at what will be chosen.
  return { options, resolution: await resolve({ ...options, onLikely }) };
}

interface ResolveProjectOptions {
  readonly settings: Settings;
  readonly catalog: Catalog;
  /** The versions that the lock wants to keep. */
  readonly locked: ReadonlyMap<ModuleName, string>;
  readonly unlocked: Unlocked;
  readonly onLikely?: ResolveOptions['onLikely'];
}

/** The versions that a lock wants to keep. */
export function lockedVersions(
  lockfile: Lockfile | undefined,
  unlocked: Unlocked,
): ReadonlyMap<ModuleName, string> {
  if (unlocked === 'all') return new Map();
  const modules = lockfile?.sources.flatMap((source) => source.modules) ?? [];
  const staying = modules.filter(({ name }) => !unlocked.includes(name));
  return new Map(staying.map(({ name, version }) => [name, version]));
}

/** Who is to be updated by name gets the newest release, even where others have to move for it. */
function inOrderOfPreference(
  declarations: readonly ModuleDeclaration[],
  unlocked: Unlocked,
): readonly ModuleDeclaration[] {
  if (unlocked === 'all') return declarations;
  const isFirst = ({ name }: ModuleDeclaration) => unlocked.includes(name);
  return [
    ...declarations.filter(isFirst),
    ...declarations.filter((declaration) => !isFirst(declaration)),
  ];
}
