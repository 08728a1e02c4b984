import { type ErrorLabel, PupfileError } from '../errors/pupfile-error.ts';
import type { LockedPlatform, Lockfile } from '../lockfile/lockfile.ts';
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
 * Throws what resolving throws, and SOURCE_UNSUPPORTED.
 */
export async function resolveProject(
  puppetfile: Puppetfile,
  { settings, catalog, locked, unlocked }: ResolveProjectOptions,
): Promise<Resolved> {
  refuseOtherSources(puppetfile);
  const { declarations, exclusions } = puppetfile;
  const unsettled: ResolveOptions = {
    declarations: inOrderOfPreference(declarations, unlocked),
    excluded: new Set(exclusions.map(({ name }) => name)),
    overridesPins: settings.overridesPins,
    ignoresDependencies: settings.ignoresDependencies,
    platform: settings.platform,
    locked,
    catalog,
  };
  // What is told of the resolution asks the same Forges as the resolver did.
  const options = { ...unsettled, catalog: await settleCatalog(unsettled) };
  return { options, resolution: await resolve(options) };
}

interface ResolveProjectOptions {
  readonly settings: Settings;
  readonly catalog: Catalog;
  /** The versions that the lock wants to keep. */
  readonly locked: ReadonlyMap<ModuleName, string>;
  readonly unlocked: Unlocked;
}

/** What the modules have to run on, as a lock states it. */
export function textOfPlatform({ puppet, pe }: Settings['platform']): LockedPlatform {
  return { puppet: puppet?.text, pe: pe?.text };
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

/** What the Puppetfile says and this version of pupfile cannot do must not be passed over. */
export function refuseOtherSources({ declarations }: Puppetfile): void {
  const others = declarations.filter(({ source }) => source.kind !== 'forge');
  const elsewhere = declarations.filter(
    ({ source, installPath }) => source.kind === 'forge' && installPath !== undefined,
  );
  if (others.length > 0) {
    throw unsupportedSource(
      'Only modules of a Forge can be installed by this version of pupfile',
      others.map(({ span, source }) => ({ span, text: `comes from a ${source.kind} source` })),
    );
  }
  if (elsewhere.length > 0) {
    throw unsupportedSource(
      'Only one modules directory can be filled by this version of pupfile',
      elsewhere.map(({ span, installPath }) => ({ span, text: `belongs into ${installPath}` })),
    );
  }
}

function unsupportedSource(message: string, labels: readonly ErrorLabel[]): PupfileError {
  return new PupfileError('SOURCE_UNSUPPORTED', message, { labels });
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
