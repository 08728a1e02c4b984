import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type ImageTree, readImageTree } from '../image/image-tree.ts';
import { defaultPrefix, parsePrefix } from '../image/layer-prefix.ts';
import { layerTar } from '../image/layer-tar.ts';
import type { OpenedImage } from '../image/open-image.ts';
import { parsePlatform } from '../image/parse-platform.ts';
import { sourceDateEpoch } from '../image/source-date-epoch.ts';
import { tarDigest } from '../image/tar-digest.ts';
import { writeTar } from '../image/write-tar.ts';
import { compareImageModule, findLink, indexImage, namesIn } from './compare-image.ts';
import { type GatheredModule, gatherModules } from './gather-modules.ts';
import { imageDirectoryOf, planProjectLayers } from './make-layers.ts';
import { type LockedProject, openLockedProject } from './open-project.ts';
import type { Report } from './progress.ts';
import { openRegistries, registryOf } from './registries.ts';
import type { Settings } from './settings.ts';
import type { VerifyResult } from './verify.ts';
import { quoteWord, type VerifyFinding } from './verify-finding.ts';
import { withHttp } from './with-http.ts';

export interface VerifyImageOptions {
  /** The name of an image in a registry, or the directory of an image layout. */
  readonly image: string;
  /** Where the modules stand in it. */
  readonly prefix?: string | undefined;
  /** As `linux/arm64`. */
  readonly platform?: string | undefined;
  /** What only looks odd counts, too. */
  readonly isStrict?: boolean;
  /** Speak http to the registry. */
  readonly isInsecure?: boolean;
}

/**
 * Holds an image against the lock: by its topmost layers where they are those that the lock makes, else
 * file by file. Nothing but the store is written to.
 *
 * Throws USAGE, LOCKFILE_MISSING, what opening and reading the image throws, and what fetching the
 * modules throws.
 */
export async function verifyImage(
  settings: Settings,
  report: Report,
  options: VerifyImageOptions,
): Promise<VerifyResult> {
  const { image: name, platform, isInsecure = false } = options;
  const prefix = parsePrefix(options.prefix ?? defaultPrefix);
  const wanted = platform === undefined ? undefined : parsePlatform(platform);
  const project = await openLockedProject(settings, report);
  const own = registryOf(name, settings);
  return withHttp(settings, report, async (http) => {
    const registries = openRegistries({ http, settings, own, isInsecure });
    const image = await registries.openImage(name, wanted);
    const { isStrict = false } = options;
    const held = { project, settings, report, image, name, prefix, isStrict };
    return (await verifyByRecord(held)) ?? verifyByFiles(held);
  });
}

interface HeldImage {
  readonly project: LockedProject;
  readonly settings: Settings;
  readonly report: Report;
  readonly image: OpenedImage;
  /** As it was given. */
  readonly name: string;
  readonly prefix: string;
  readonly isStrict: boolean;
}

/** What the lock records is enough, and no archive is needed; undefined where it does not say. */
async function verifyByRecord(held: HeldImage): Promise<VerifyResult | undefined> {
  const recorded = recordedDiffIds(held);
  if (recorded.length === 0 || !(await isOnTop(held.image, recorded))) return undefined;
  return resultOf(held, { files: undefined, findings: [] });
}

function recordedDiffIds({ project, prefix }: HeldImage): readonly string[] {
  const layers = project.lockfile.layers ?? [];
  return layers.filter((one) => one.prefix === prefix).map(({ sha256 }) => `sha256:${sha256}`);
}

/**
 * Whether these are the topmost layers: whatever lies above could change what they hold. An image may say
 * of itself what it likes, so that what it says is held against the bytes.
 */
async function isOnTop(image: OpenedImage, diffIds: readonly string[]): Promise<boolean> {
  const said = image.configuration.rootfs.diff_ids.slice(-diffIds.length);
  if (!isDeepStrictEqual(said, diffIds)) return false;
  const top = image.layers.slice(-diffIds.length);
  const found = await Promise.all(top.map((blob) => tarDigest(layerTar(blob, image.source.name))));
  return isDeepStrictEqual(found, diffIds);
}

async function verifyByFiles(held: HeldImage): Promise<VerifyResult> {
  const { project, settings, report, image, prefix } = held;
  const modules = await gatherModules(project, settings, report);
  const missing = missingRecord(held);
  if (missing.length === 0 && (await hasTheseLayers(modules, held))) {
    return resultOf(held, { files: countFiles(modules), findings: [] });
  }
  const name = image.source.name;
  const tree = await readImageTree(
    image.layers.map((blob) => () => layerTar(blob, name)),
    treeRoot(modules, held),
  );
  const link = findLink(tree, prefix);
  const findings = link === undefined ? compareAll(modules, tree, held) : [linkFinding(link)];
  return resultOf(held, { files: countFiles(modules), findings: [...missing, ...findings] });
}

/** Above everything that is looked at, and above nothing else as far as that is possible. */
function treeRoot(modules: readonly GatheredModule[], { project, prefix }: HeldImage): string {
  const isApart = modules.some((one) => one.modulesDirectory !== project.modulesDirectory);
  return isApart ? posix.dirname(prefix || '/') : prefix;
}

/** What the lock records and the image does not have. */
function missingRecord(held: HeldImage): readonly ImageFinding[] {
  const recorded = recordedDiffIds(held);
  const { diff_ids: there } = held.image.configuration.rootfs;
  const missing = recorded.filter((one) => !there.includes(one));
  if (missing.length === 0) return [];
  const message = `is not in the layer that the lock records: ${missing.join(', ')}`;
  return [{ rule: 'layer-missing', module: '', path: held.prefix || '/', message }];
}

/** Of one layer, and of several, since nobody says how the image was made. */
async function hasTheseLayers(
  modules: readonly GatheredModule[],
  { project, settings, image, prefix }: HeldImage,
): Promise<boolean> {
  const epochSeconds = sourceDateEpoch(settings.variables);
  for (const splits of [false, true]) {
    const shape = { prefix, splits, epochSeconds };
    const layers = planProjectLayers(modules, { project, shape });
    const diffIds = await Promise.all(
      layers.map(({ entries, mtimeSeconds }) => tarDigest(writeTar(entries, mtimeSeconds))),
    );
    if (await isOnTop(image, diffIds)) return true;
  }
  return false;
}

function compareAll(
  modules: readonly GatheredModule[],
  tree: ImageTree,
  { project, prefix }: HeldImage,
): readonly ImageFinding[] {
  const image = { tree, index: indexImage(tree) };
  const differences = modules.flatMap((module): readonly ImageFinding[] => {
    const directory = imageDirectoryOf(module, { project, prefix });
    const shown = posix.relative(prefix || '/', directory);
    const { name, version } = module;
    const compared = compareImageModule(image, directory, module);
    if (compared.kind === 'nothing') {
      const message = `is missing: ${name} ${version} is locked`;
      return [{ rule: 'module-missing', module: name, path: shown, message }];
    }
    return compared.differences.map(({ rule, path, message }) => {
      return { rule, module: name, path: posix.join(shown, path), message };
    });
  });
  const known = new Set(modules.map(({ directory }) => directory));
  const foreign = namesIn(tree, prefix).filter((name) => !known.has(name));
  return [
    ...differences,
    ...foreign.map((name): ImageFinding => {
      const message = `is no module of ${project.lockfileName}`;
      return { rule: 'module-foreign', module: name, path: name, message };
    }),
  ];
}

function linkFinding({
  path,
  target,
}: {
  readonly path: string;
  readonly target: string;
}): ImageFinding {
  const message = `is a symbolic link to ${target}; \`--prefix\` takes the path that it leads to`;
  return { rule: 'file-irregular', module: '', path, message };
}

type ImageFinding = Omit<VerifyFinding, 'severity' | 'fix'>;

function toFinding(told: ImageFinding, held: HeldImage): VerifyFinding {
  const isOdd = told.rule === 'mode-changed' || told.rule === 'module-foreign';
  const severity = isOdd && !held.isStrict ? 'warning' : 'error';
  return { ...told, severity, fix: layerCommand(held) };
}

/** The command line that makes such an image again. */
function layerCommand({ name, image, prefix }: HeldImage): string {
  const isPushed = image.source.repository !== undefined;
  const target = isPushed ? ['--push', name] : ['--oci', name.replace(/^oci:/, '')];
  const where = prefix === defaultPrefix ? [] : ['--prefix', prefix || '/'];
  const words = [...target, ...where].map((word) =>
    word.startsWith('--') ? word : quoteWord(word),
  );
  return ['pupfile layer', ...words].join(' ');
}

function countFiles(modules: readonly GatheredModule[]): number {
  return modules.reduce((sum, { files }) => sum + files.length, 0);
}

function resultOf(
  held: HeldImage,
  {
    files,
    findings,
  }: { readonly files: number | undefined; readonly findings: readonly ImageFinding[] },
): VerifyResult {
  const { lockfile, lockfileName } = held.project;
  const modules = lockfile.sources.reduce((sum, source) => sum + source.modules.length, 0);
  return {
    lockfileName,
    modulesDirectory: held.name,
    modules,
    compared: modules,
    files,
    findings: findings
      .map((one) => toFinding(one, held))
      .sort((left, right) => (left.path < right.path ? -1 : 1)),
  };
}
