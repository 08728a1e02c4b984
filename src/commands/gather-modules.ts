import { join } from 'node:path';
import { readArchive } from '../archive/read-archive.ts';
import type { ChangeRate } from '../image/plan-layers.ts';
import {
  type ModuleToPrepare,
  type PreparedModule,
  prepareModule,
} from '../layout/prepare-module.ts';
import { indexComparison } from '../lockfile/lockfile-comparison.ts';
import { type ModuleName, shortName } from '../model/module-name.ts';
import type { SourcePin } from '../model/module-source.ts';
import { readPathModule } from '../sources/path-module.ts';
import { readUnreleased } from '../sources/unreleased.ts';
import { archiveAddresses } from './archive-addresses.ts';
import { changeRateOf } from './change-rate.ts';
import { fetchArchives } from './fetch-archives.ts';
import { lockedSupplies } from './locked-supplies.ts';
import { installPaths } from './module-places.ts';
import { modulesWithoutSpec } from './modules-without-spec.ts';
import type { LockedProject } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';
import { vendorDirectoryOf } from './vendor-directory.ts';
import { lockedArchives, statedChecksums } from './wanted-archives.ts';
import { contentWishes } from './wanted-content.ts';
import { type OpenSources, withSources } from './with-sources.ts';

/** A locked module as an install would lay it out. */
export interface GatheredModule extends PreparedModule {
  /** The directory that it would stand in, absolute: the modules directory or an `install_path`. */
  readonly modulesDirectory: string;
  /** Where it comes from; undefined for a release of a Forge. */
  readonly pin: SourcePin | undefined;
  readonly changes: ChangeRate;
}

/**
 * Brings the files of all modules of a lock, from the project's own copies, the store or where they
 * come from, and takes from each what an install would take; ordered by name. Those that stand in the
 * modules directory already, as `:local` ones do, are read there. Nothing but the store is written.
 *
 * Throws what fetching, reading and checking each of them throws.
 */
export function gatherModules(
  project: LockedProject,
  settings: Settings,
  report: Report,
): Promise<readonly GatheredModule[]> {
  return withSources(project, settings, report, async (sources) => {
    const gathering = { project, settings, report, ...sources };
    const modules = [
      ...(await gatherReleases(gathering)),
      ...(await gatherSupplied(gathering)),
      ...gatherLocal(gathering),
    ];
    return modules.sort((left, right) => (left.name < right.name ? -1 : 1));
  });
}

interface Gathering extends OpenSources {
  readonly project: LockedProject;
  readonly settings: Settings;
  readonly report: Report;
}

async function gatherReleases(gathering: Gathering): Promise<GatheredModule[]> {
  const { project, settings, report, http } = gathering;
  const { puppetfile, lockfile, paths } = project;
  const place = placer(gathering);
  const modules: GatheredModule[] = [];
  const wanted = lockedArchives(lockfile, {
    stated: statedChecksums(puppetfile),
    addressOf: archiveAddresses(project),
  });
  await fetchArchives(wanted, {
    http,
    settings,
    report,
    vendorDirectory: vendorDirectoryOf(paths.directory),
    onArchive: async ({ name, version }, { bytes, sha256: digest }) => {
      const archive = await readArchive(bytes, { subject: `The archive of ${name} ${version}` });
      modules.push(place({ name, version, digest, archive }, undefined));
    },
  });
  return modules;
}

async function gatherSupplied(gathering: Gathering): Promise<GatheredModule[]> {
  const { puppetfile, lockfile } = gathering.project;
  const place = placer(gathering);
  const supplied = lockedSupplies(lockfile, puppetfile);
  const archives = await gathering.supply.read(supplied);
  return supplied.flatMap(({ name, version, digest, pin }, index) => {
    const archive = archives[index];
    return archive === undefined ? [] : [place({ name, version, digest, archive }, pin)];
  });
}

function gatherLocal(gathering: Gathering): GatheredModule[] {
  const { puppetfile, modulesDirectory } = gathering.project;
  const place = placer(gathering);
  const local = puppetfile.declarations.filter(({ source }) => source.kind === 'local');
  return local.map((declaration) => {
    const archive = readPathModule(join(modulesDirectory, shortName(declaration.name)));
    const pin = { kind: 'local' } as const;
    const { name, version } = readUnreleased({ name: declaration.name, archive, pin }).release;
    return place({ name, version: version.text, digest: archive.treeHash, archive }, pin);
  });
}

type Found = Pick<ModuleToPrepare, 'name' | 'version' | 'digest' | 'archive'>;

function placer({ project, settings }: Gathering) {
  const { lockfile, modulesDirectory, paths } = project;
  const { declarations, puppetfile } = indexComparison(project.puppetfile, lockfile);
  const elsewhere: ReadonlyMap<ModuleName, string> = installPaths({ puppetfile, paths });
  const wishOf = contentWishes(settings, modulesWithoutSpec(puppetfile));
  return (found: Found, pin: SourcePin | undefined): GatheredModule => ({
    ...prepareModule({
      ...found,
      ...wishOf(found.name),
      isUnreleased: pin !== undefined,
    }),
    modulesDirectory: elsewhere.get(found.name) ?? modulesDirectory,
    pin,
    changes: pin === undefined ? 'release' : changeRateOf(pin, declarations.get(found.name)),
  });
}
