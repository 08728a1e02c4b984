import type { ModuleName } from '../model/module-name.ts';
import type { LayerModule } from './layer-entries.ts';

/** How often what a module holds changes under the same name. */
export type ChangeRate = 'release' | 'commit' | 'branch';

/** A module that goes into a layer. */
export interface ModuleForLayer extends LayerModule {
  readonly name: ModuleName;
  readonly version: string;
  readonly changes: ChangeRate;
  /** When its newest entry was changed, in milliseconds since 1970; 0 where nobody tells. */
  readonly newestMtimeMs: number;
}

/** One layer to be written. */
export interface PlannedLayer {
  /** What is in it, in a few words. */
  readonly title: string;
  /** By name. */
  readonly modules: readonly ModuleForLayer[];
  /** Of everything in it, since 1970. */
  readonly mtimeSeconds: number;
}

export interface PlanLayersOptions {
  readonly splits: boolean;
  /** `SOURCE_DATE_EPOCH`, in seconds since 1970. */
  readonly epochSeconds: number | undefined;
}

// A request to a registry costs about as much as this many bytes.
const smallTreeBytes = 1024 ** 2;
const largeModuleBytes = 512 * 1024;
// Docker's storage drivers end at 127 layers, and the base wants some.
const mostLargeModules = 32;
const lastSecond = Date.UTC(2099, 11, 31) / 1000;

/**
 * Decides which modules share a layer, from nothing but the modules.
 *
 * Unsplit, all of them do. Split, what rarely changes lies lowest: releases of a Forge and other
 * archives, then commits of git, then branches and directories; and each large release has a layer of
 * its own, so that it is sent again only when it changed. A tree of less than 1 MiB stays in one.
 */
export function planLayers(
  modules: readonly ModuleForLayer[],
  { splits, epochSeconds }: PlanLayersOptions,
): readonly PlannedLayer[] {
  const sorted = modules.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const toLayer = ({ title, members }: Group): PlannedLayer => ({
    title,
    modules: members,
    mtimeSeconds: epochSeconds ?? newestSecond(members),
  });
  const isSmall = sumBytes(sorted) < smallTreeBytes;
  if (!splits || isSmall) return [toLayer({ title: 'modules', members: sorted })];
  return splitByChange(sorted).map(toLayer);
}

interface Group {
  readonly title: string;
  readonly members: readonly ModuleForLayer[];
}

function splitByChange(modules: readonly ModuleForLayer[]): readonly Group[] {
  const of = (rate: ChangeRate) => modules.filter(({ changes }) => changes === rate);
  const releases = of('release');
  const large = new Set(
    releases
      .filter((module) => sizeOf(module) >= largeModuleBytes)
      .toSorted((left, right) => sizeOf(right) - sizeOf(left))
      .slice(0, mostLargeModules),
  );
  const groups: readonly Group[] = [
    ...releases
      .filter((module) => large.has(module))
      .map((module) => ({ title: `${module.name} ${module.version}`, members: [module] })),
    { title: 'releases', members: releases.filter((module) => !large.has(module)) },
    { title: 'commits', members: of('commit') },
    { title: 'branches and directories', members: of('branch') },
  ];
  return groups.filter(({ members }) => members.length > 0);
}

/** The time of the newest entry of modules, in seconds since 1970; 0 where nobody tells. */
export function newestSecond(modules: readonly Pick<ModuleForLayer, 'newestMtimeMs'>[]): number {
  const newest = modules.reduce((time, { newestMtimeMs }) => Math.max(time, newestMtimeMs), 0);
  return Math.min(Math.floor(newest / 1000), lastSecond);
}

function sumBytes(modules: readonly ModuleForLayer[]): number {
  return modules.reduce((sum, module) => sum + sizeOf(module), 0);
}

function sizeOf({ files }: ModuleForLayer): number {
  return files.reduce((sum, { content }) => sum + content.length, 0);
}
