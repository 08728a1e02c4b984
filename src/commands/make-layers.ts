import { posix, relative, sep } from 'node:path';
import { wholeOf } from '../files/bytes.ts';
import { type EncodedLayer, encodeLayer } from '../image/encode-layer.ts';
import { layerEntries } from '../image/layer-entries.ts';
import { type ModuleForLayer, type PlannedLayer, planLayers } from '../image/plan-layers.ts';
import type { TarEntry } from '../image/tar-header.ts';
import type { GatheredModule } from './gather-modules.ts';
import type { DeclaredProject } from './open-project.ts';

/** A layer of a project's modules, before its bytes are made. */
export interface ProjectLayerPlan extends PlannedLayer {
  readonly entries: readonly TarEntry[];
}

/** A layer of a project's modules. */
export interface ProjectLayer extends ProjectLayerPlan, EncodedLayer {}

/** What a layer's bytes depend on beside the modules. */
export interface LayerShape {
  /** Where the modules directory stands in the image, as `parsePrefix` returns it. */
  readonly prefix: string;
  /** Several layers, by how often things change. */
  readonly splits: boolean;
  /** The time of everything, in seconds since 1970; the newest module's where it is left out. */
  readonly epochSeconds: number | undefined;
}

/** Makes the layers of modules, compressed. */
export function makeLayers(
  modules: readonly GatheredModule[],
  context: LayerContext,
): Promise<readonly ProjectLayer[]> {
  return Promise.all(
    planProjectLayers(modules, context).map(async (layer) => {
      return { ...layer, ...(await encodeLayer(layer.entries, layer.mtimeSeconds)) };
    }),
  );
}

/**
 * Decides what is in the layers of modules. What an `install_path` puts elsewhere stands in the image
 * where it stands in the project, seen from the modules directory.
 */
export function planProjectLayers(
  modules: readonly GatheredModule[],
  { project, shape }: LayerContext,
): readonly ProjectLayerPlan[] {
  const { prefix, splits, epochSeconds } = shape;
  const placed = modules.map((module): ModuleForLayer => {
    const { name, version, changes, newestMtimeMs } = module;
    const files = module.files.map((file) => ({ ...file, content: wholeOf(file.content) }));
    const directory = imageDirectoryOf(module, { project, prefix });
    return { name, version, changes, newestMtimeMs, files, directory };
  });
  const planned = planLayers(placed, { splits, epochSeconds });
  return planned.map((layer) => ({ ...layer, entries: layerEntries(layer.modules, [prefix]) }));
}

export interface LayerContext {
  readonly project: Pick<DeclaredProject, 'modulesDirectory'>;
  readonly shape: LayerShape;
}

/** The directory of a module in an image, absolute. */
export function imageDirectoryOf(
  { modulesDirectory, directory }: GatheredModule,
  { project, prefix }: Pick<LayerContext, 'project'> & Pick<LayerShape, 'prefix'>,
): string {
  const way = relative(project.modulesDirectory, modulesDirectory).split(sep).join('/');
  return posix.join(prefix || '/', way, directory);
}
