import { resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { buildImage } from '../image/build-image.ts';
import { imageIndex, type PlatformImage, platformDescriptor } from '../image/image-index.ts';
import { defaultPrefix, parsePrefix } from '../image/layer-prefix.ts';
import type { OciPlatform } from '../image/oci-image.ts';
import { parsePlatform } from '../image/parse-platform.ts';
import { sourceDateEpoch } from '../image/source-date-epoch.ts';
import { writeWholeFile } from '../image/write-file.ts';
import { writeImageLayout } from '../image/write-layout.ts';
import { writeTar } from '../image/write-tar.ts';
import { formatLockfile } from '../lockfile/format-lockfile.ts';
import type { LockedLayer } from '../lockfile/lockfile.ts';
import { stageTextFile } from '../project/text-file.ts';
import { gatherModules } from './gather-modules.ts';
import { imageAnnotations } from './image-annotations.ts';
import { type LayerShape, makeLayers, type ProjectLayer } from './make-layers.ts';
import { openCurrentProject } from './open-current-project.ts';
import type { LockedProject } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

export interface LayerOptions {
  /** Where the modules stand in the image; where Puppet looks for them by default. */
  readonly prefix?: string | undefined;
  /** Several layers, by how often things change. */
  readonly splits?: boolean;
  /** A tar to write, gzipped where its name ends in `.gz` or `.tgz`; relative to the directory. */
  readonly file?: string | undefined;
  /** An OCI image layout to write, `DIR` or `DIR:TAG`; relative to the directory. */
  readonly layout?: string | undefined;
  /** The platforms that the image is for, as `linux/arm64`; the layers are the same. */
  readonly platforms?: readonly string[] | undefined;
  /** Write the layers' digests into the lock. */
  readonly records?: boolean;
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
 * Tells where the lock records other layers. Throws USAGE, LOCKFILE_MISSING, LOCKFILE_OUTDATED, OUTPUT_EXISTS, FILE_SYSTEM, and what fetching
 * throws. Where it throws, what was there before is as it was.
 */
export async function layer(
  settings: Settings,
  report: Report,
  options: LayerOptions,
): Promise<LayerResult> {
  const { prefix = defaultPrefix, splits = false, platforms = ['linux/amd64'] } = options;
  const epochSeconds = sourceDateEpoch(settings.variables);
  const shape = { prefix: parsePrefix(prefix), splits, epochSeconds };
  checkTargets(options);
  const targets = platforms.map(parsePlatform);
  const project = openCurrentProject(settings, report);
  const modules = await gatherModules(project, settings, report);
  const layers = await makeLayers(modules, { project, shape });
  const making = { report, project, settings, options, layers, platforms: targets };
  const files = modules.flatMap((module) => module.files);
  return {
    prefix: shape.prefix,
    modules: modules.length,
    files: files.length,
    bytes: files.reduce((sum, { content }) => sum + content.length, 0),
    layers,
    outputs: [...(await writeFile(making)), ...(await writeLayout(making))],
    recordedIn: recordLayers(making, shape),
  };
}

function checkTargets({ file, layout, splits, records }: LayerOptions): void {
  if (file === undefined && layout === undefined && records !== true) {
    throw new PupfileError('USAGE', 'Nothing says where the layer goes', {
      hint: 'give `-o modules.tar` or `--oci DIR`',
    });
  }
  if (splits === true && file !== undefined) {
    throw new PupfileError('USAGE', '`--split` makes several layers, and a tar is one', {
      hint: 'give `--oci DIR` instead of `-o`',
    });
  }
}

/** The lock says the same otherwise, so that a frozen one may say this, too. */
function recordLayers(
  { project, options, layers, report }: Making,
  { prefix }: LayerShape,
): string | undefined {
  const { lockfile, lockfileName, paths } = project;
  const made = layers.map(({ diffId }) => ({ sha256: diffId.replace('sha256:', ''), prefix }));
  if (options.records === true) {
    stageTextFile(paths.lockfile, formatLockfile({ ...lockfile, layers: made })).commit();
    return lockfileName;
  }
  const recorded = lockfile.layers ?? [];
  if (recorded.length === 0 || recorded.some((one) => one.prefix !== prefix)) return undefined;
  if (formatDigests(recorded) === formatDigests(made)) return undefined;
  const message = `${lockfileName} records the layer ${formatDigests(recorded)}, and this is ${formatDigests(made)}; \`--record-layer\` records this one`;
  report({ kind: 'warning', message });
  return undefined;
}

function formatDigests(layers: readonly LockedLayer[]): string {
  return layers.map(({ sha256 }) => `sha256:${sha256}`).join(', ');
}

interface Making {
  readonly report: Report;
  readonly project: LockedProject;
  readonly settings: Settings;
  readonly options: LayerOptions;
  readonly layers: readonly ProjectLayer[];
  readonly platforms: readonly OciPlatform[];
}

async function writeFile({ settings, options, layers }: Making): Promise<LayerOutput[]> {
  const [only] = layers;
  if (options.file === undefined || only === undefined) return [];
  const isGzip = /\.t?gz$/.test(options.file);
  const pieces = isGzip ? only.blob.read() : writeTar(only.entries, only.mtimeSeconds);
  await writeWholeFile(resolve(settings.directory, options.file), pieces);
  const digest = isGzip ? only.blob.descriptor.digest : only.diffId;
  return [{ kind: 'tar', place: options.file, digest }];
}

async function writeLayout(making: Making): Promise<LayerOutput[]> {
  const { options, settings } = making;
  if (options.layout === undefined) return [];
  const { path, tag } = parseLayout(options.layout);
  const images = buildImages(making);
  const [first] = images;
  if (first === undefined) throw new TypeError('an image has at least one platform');
  const index = images.length > 1 ? [imageIndex(images, annotationsOf(making))] : [];
  const top = index[0]?.descriptor ?? platformDescriptor(first);
  const name = { 'org.opencontainers.image.ref.name': tag };
  await writeImageLayout(resolve(settings.directory, path), {
    blobs: [
      ...images.flatMap(({ image }) => [...image.layers, image.config, image.manifest]),
      ...index,
    ],
    manifests: [{ ...top, annotations: name }],
  });
  return [{ kind: 'layout', place: path, digest: top.digest }];
}

/** `DIR` or `DIR:TAG`, as skopeo and buildah read it. */
function parseLayout(text: string): { readonly path: string; readonly tag: string } {
  const [, path = text, tag = 'latest'] = /^(.+):([\w][\w.-]{0,127})$/.exec(text) ?? [];
  return { path, tag };
}

function buildImages(making: Making): readonly PlatformImage[] {
  const annotations = annotationsOf(making);
  const layers = making.layers.map((one) => ({ ...one, createdSeconds: one.mtimeSeconds }));
  return making.platforms.map((platform) => ({
    platform,
    image: buildImage({
      layers,
      platform,
      annotations,
      createdSeconds: newestOf(making.layers),
    }),
  }));
}

function annotationsOf({ project, options, layers }: Making): Readonly<Record<string, string>> {
  const { annotations: given = [] } = options;
  return imageAnnotations(project, { createdSeconds: newestOf(layers), given });
}

function newestOf(layers: readonly ProjectLayer[]): number {
  return Math.max(0, ...layers.map(({ mtimeSeconds }) => mtimeSeconds));
}
