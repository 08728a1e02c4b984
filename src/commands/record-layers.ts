import { formatLockfile } from '../lockfile/format-lockfile.ts';
import type { LockedLayer } from '../lockfile/lockfile.ts';
import { stageTextFile } from '../project/text-file.ts';
import type { ProjectLayer } from './make-layers.ts';
import type { LockedProject } from './open-project.ts';
import type { Report } from './progress.ts';

/** Layers, and where in the image their modules stand. */
export interface PlacedLayers {
  readonly layers: readonly Pick<ProjectLayer, 'diffId'>[];
  readonly prefix: string;
}

/**
 * Writes into a project's lock which layers it makes; otherwise it says the same as before, so that a
 * frozen one may say this, too. Throws FILE_SYSTEM.
 *
 * @returns the name of the lock
 */
export function recordLayers(project: LockedProject, placed: PlacedLayers): string {
  const { lockfile, lockfileName, paths } = project;
  const text = formatLockfile({ ...lockfile, layers: toLocked(placed) });
  stageTextFile(paths.lockfile, text).commit();
  return lockfileName;
}

/** Tells where the lock records other layers for the same place. */
export function tellOtherLayers(
  { lockfile, lockfileName }: LockedProject,
  placed: PlacedLayers,
  report: Report,
): void {
  const recorded = lockfile.layers ?? [];
  if (recorded.length === 0 || recorded.some(({ prefix }) => prefix !== placed.prefix)) return;
  const [old, made] = [recorded, toLocked(placed)].map(formatDigests);
  if (old === made) return;
  const message = `${lockfileName} records the layer ${old}, and this is ${made}; \`--record-layer\` records this one`;
  report({ kind: 'warning', message });
}

/** The digests of layers, one after the other. */
export function formatDigests(layers: readonly LockedLayer[]): string {
  return layers.map(({ sha256 }) => `sha256:${sha256}`).join(', ');
}

function toLocked({ layers, prefix }: PlacedLayers): readonly LockedLayer[] {
  return layers.map(({ diffId }) => ({ sha256: diffId.replace('sha256:', ''), prefix }));
}
