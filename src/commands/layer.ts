import { resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { Referrer } from '../image/build-referrer.ts';
import { defaultPrefix, parsePrefix } from '../image/layer-prefix.ts';
import { parsePlatform } from '../image/parse-platform.ts';
import { sourceDateEpoch } from '../image/source-date-epoch.ts';
import { type BuildImagesOptions, buildImages, type ProjectImages } from './build-images.ts';
import { describeModules } from './describe-modules.ts';
import { type GatheredModule, gatherModules } from './gather-modules.ts';
import { parseImageLayout, writeLayerFile, writeLayerLayout } from './layer-outputs.ts';
import { makeLayers, type ProjectLayer } from './make-layers.ts';
import { openCurrentProject } from './open-current-project.ts';
import type { Report } from './progress.ts';
import { type PushedImage, parsePushTarget, pushProject } from './push-project.ts';
import { recordLayers, tellOtherLayers } from './record-layers.ts';
import { openRegistries } from './registries.ts';
import type { SbomFormat } from './sbom.ts';
import { sbomReferrer } from './sbom-referrer.ts';
import type { Settings } from './settings.ts';
import { withHttp } from './with-http.ts';

export interface LayerOptions {
  /** Where the modules stand in the image; where Puppet looks for them by default. */
  readonly prefix?: string | undefined;
  /** Several layers, by how often things change. */
  readonly splits?: boolean;
  /** A tar to write, gzipped where its name ends in `.gz` or `.tgz`; relative to the directory. */
  readonly file?: string | undefined;
  /** An OCI image layout to write, `DIR` or `DIR:TAG`; relative to the directory. */
  readonly layout?: string | undefined;
  /** The name of an image in a registry, to be written there. */
  readonly push?: string | undefined;
  /** The name of the image that the layers go upon, or its directory. */
  readonly base?: string | undefined;
  /** Speak http to registries. */
  readonly isInsecure?: boolean;
  /** The platforms that the image is for, as `linux/arm64`; the layers are the same. */
  readonly platforms?: readonly string[] | undefined;
  /** Write the layers' digests into the lock. */
  readonly records?: boolean;
  /** A bill of materials to keep beside the image. */
  readonly sbom?: SbomFormat | undefined;
  /** `KEY=VALUE`. */
  readonly annotations?: readonly string[];
}

/** What `pupfile layer` made. */
export interface LayerResult {
  readonly prefix: string;
  readonly modules: number;
  readonly files: number;
  /** Of the files. */
  readonly bytes: number;
  /** The lowest first. */
  readonly layers: readonly ProjectLayer[];
  readonly outputs: readonly LayerOutput[];
  readonly pushed: PushedImage | undefined;
  /** The name of the lock, where the layers were written into it. */
  readonly recordedIn: string | undefined;
}

/** Something that was written. */
export interface LayerOutput {
  readonly kind: 'tar' | 'layout';
  /** As messages name it. */
  readonly place: string;
  /** Of the manifest, or of the file; `sha256:…`. */
  readonly digest: string;
}

/**
 * Makes an image layer of the modules of a project's lock, straight from their archives: the same
 * bytes on every machine.
 *
 * Tells where the lock records other layers. Throws USAGE, LOCKFILE_MISSING, LOCKFILE_OUTDATED,
 * OUTPUT_EXISTS, FILE_SYSTEM, what fetching throws, and what registries make of it.
 */
export async function layer(
  settings: Settings,
  report: Report,
  options: LayerOptions,
): Promise<LayerResult> {
  checkTargets(options);
  const { prefix = defaultPrefix, splits = false } = options;
  const epochSeconds = sourceDateEpoch(settings.variables);
  const shape = { prefix: parsePrefix(prefix), splits, epochSeconds };
  const platforms = options.platforms?.map(parsePlatform);
  const target = options.push === undefined ? undefined : parsePushTarget(options.push);
  const project = await openCurrentProject(settings, report);
  const modules = await gatherModules(project, settings, report);
  const layers = await makeLayers(modules, { project, shape });
  const placed = { layers, prefix: shape.prefix };
  if (options.records !== true) tellOtherLayers(project, placed, report);
  const written = await withHttp(settings, report, async (http) => {
    const { isInsecure = false } = options;
    const registries = openRegistries({ http, settings, own: target?.registry, isInsecure });
    const made = needsImages(options)
      ? await makeImages({
          ...options,
          layers,
          platforms,
          registries,
          described: describeModules(modules, { project, epochSeconds }),
        })
      : undefined;
    const { images, referrers = [] } = made ?? {};
    const outputs = await writeOutputs({ layers, images, referrers }, settings, options);
    const place = target && { reference: target, referrers, registries };
    return { outputs, pushed: place && images && (await pushProject(images, place)) };
  });
  return {
    ...written,
    ...totalsOf(modules),
    prefix: shape.prefix,
    layers,
    recordedIn: options.records === true ? recordLayers(project, placed) : undefined,
  };
}

function checkTargets({ file, layout, push, base, sbom, splits, records }: LayerOptions): void {
  if ([file, layout, push].every((target) => target === undefined) && records !== true) {
    throw new PupfileError('USAGE', 'Nothing says where the layer goes', {
      hint: 'give `-o modules.tar`, `--oci DIR` or `--push REF`',
    });
  }
  if (splits === true && file !== undefined) {
    throw new PupfileError('USAGE', '`--split` makes several layers, and a tar is one', {
      hint: 'give `--oci DIR` or `--push REF` instead of `-o`',
    });
  }
  const ofImages = base === undefined ? sbom && '--sbom' : '--base';
  if (ofImages !== undefined && layout === undefined && push === undefined) {
    throw new PupfileError('USAGE', `\`${ofImages}\` is for images, and none is to be written`, {
      hint: 'give `--oci DIR` or `--push REF`, too',
    });
  }
}

function needsImages({ layout, push }: LayerOptions): boolean {
  return layout !== undefined || push !== undefined;
}

interface Made {
  readonly layers: readonly ProjectLayer[];
  readonly images: ProjectImages | undefined;
  /** What is kept beside the images. */
  readonly referrers: readonly Referrer[];
}

async function makeImages(
  options: BuildImagesOptions & Pick<LayerOptions, 'sbom'>,
): Promise<Pick<Made, 'referrers'> & { readonly images: ProjectImages }> {
  const { sbom: format, described } = options;
  const images = await buildImages(options);
  const { top: subject } = images;
  const referrers = format === undefined ? [] : [sbomReferrer(described, { format, subject })];
  return { images, referrers };
}

async function writeOutputs(
  { layers, images, referrers }: Made,
  settings: Settings,
  { file, layout }: LayerOptions,
): Promise<readonly LayerOutput[]> {
  const outputs: LayerOutput[] = [];
  const at = (place: string) => resolve(settings.directory, place);
  if (file !== undefined) {
    outputs.push({ kind: 'tar', place: file, digest: await writeLayerFile(at(file), layers) });
  }
  if (layout !== undefined && images !== undefined) {
    const { directory, tag } = parseImageLayout(layout);
    const digest = await writeLayerLayout(at(directory), { images, referrers, tag });
    outputs.push({ kind: 'layout', place: directory, digest });
  }
  return outputs;
}

function totalsOf(modules: readonly GatheredModule[]) {
  const files = modules.flatMap((module) => module.files);
  return {
    modules: modules.length,
    files: files.length,
    bytes: files.reduce((sum, { content }) => sum + content.length, 0),
  };
}
