import { createHash, type Hash } from 'node:crypto';
import { posix } from 'node:path';
import { type StreamedMember, walkTar } from '../archive/walk-tar.ts';
import { PupfileError } from '../errors/pupfile-error.ts';

/** What stands at one path of an image. */
export interface ImageEntry {
  readonly kind: StreamedMember['kind'];
  /** The permission bits. */
  readonly mode: number;
  readonly sizeBytes: number;
  /** Of a file's content, in hexadecimal. */
  readonly sha256?: string;
  /** Where a link leads. */
  readonly target?: string;
}

/** The part of an image's files that somebody asked for: path from the root, without a slash in front. */
export type ImageTree = ReadonlyMap<string, ImageEntry>;

/** The bytes of a layer's tar, from the first one each time it is called. */
export type OpenTar = () => AsyncIterable<Uint8Array>;

const whiteout = '.wh.';
const opaque = '.wh..wh..opq';

/**
 * What the layers of an image make together, below a directory and on the way to it (OCI image-spec,
 * layer.md): an upper layer replaces, and its whiteouts take away, what the lower ones have.
 *
 * @param layers the lowest first
 * @param directory absolute
 * @throws PupfileError IMAGE_INVALID where a tar is damaged, and what reading one throws
 */
export async function readImageTree(
  layers: readonly OpenTar[],
  directory: string,
): Promise<ImageTree> {
  const root = normalize(directory);
  let tree: Map<string, ImageEntry> = new Map();
  for (const open of layers) {
    tree = stack(tree, await readLayer(open(), root).catch(asDamaged));
  }
  return tree;
}

function asDamaged(error: unknown): never {
  // The reader of tars gives its errors a code of its own.
  if (!(error instanceof Error) || !('tarCode' in error)) throw error;
  throw new PupfileError('IMAGE_INVALID', `A layer is damaged: ${error.message}`, { cause: error });
}

interface LayerTree {
  readonly entries: Map<string, ImageEntry>;
  /** Paths that the layers below lose, with everything under them. */
  readonly removed: string[];
  /** Directories whose content the layers below lose. */
  readonly emptied: string[];
}

async function readLayer(tar: AsyncIterable<Uint8Array>, root: string): Promise<LayerTree> {
  const layer: LayerTree = { entries: new Map(), removed: [], emptied: [] };
  await walkTar(tar, {
    wants: (path) => concerns(normalize(path), root),
    visit: (member) => {
      const path = normalize(member.path);
      const name = posix.basename(path);
      if (name === opaque) layer.emptied.push(posix.dirname(path));
      else if (name.startsWith(whiteout)) {
        layer.removed.push(posix.join(posix.dirname(path), name.slice(whiteout.length)));
      } else return record(layer.entries, path, member);
      return undefined;
    },
  });
  return layer;
}

/** Below the root, or on the way to it, where a link would lead elsewhere; of whiteouts, what they name. */
function concerns(path: string, root: string): boolean {
  const folder = posix.dirname(path);
  const name = posix.basename(path);
  const named = name === opaque ? folder : posix.join(folder, name.replace(/^\.wh\./, ''));
  return named === '.' || isWithin(named, root) || isWithin(root, named);
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || `${path}/`.startsWith(`${folder}/`);
}

function record(
  entries: Map<string, ImageEntry>,
  path: string,
  { kind, mode, sizeBytes, target }: StreamedMember,
): ((piece: Buffer | undefined) => void) | undefined {
  if (kind === 'hardlink') {
    const original = entries.get(normalize(target));
    entries.set(path, original ?? { kind, mode, sizeBytes: 0, target });
    return undefined;
  }
  if (kind !== 'file') {
    entries.set(path, { kind, mode, sizeBytes: 0, ...(target !== '' && { target }) });
    return undefined;
  }
  const hash: Hash = createHash('sha256');
  return (piece) => {
    if (piece !== undefined) hash.update(piece);
    else entries.set(path, { kind, mode, sizeBytes, sha256: hash.digest('hex') });
  };
}

function stack(below: ReadonlyMap<string, ImageEntry>, layer: LayerTree): Map<string, ImageEntry> {
  const { entries, removed, emptied } = layer;
  const covered = [...entries].flatMap(([path, { kind }]) => (kind === 'directory' ? [] : [path]));
  const gone = new Set([...removed, ...covered]);
  const hollow = new Set(emptied);
  const tree = new Map<string, ImageEntry>();
  for (const [path, entry] of below) {
    const ancestors = ancestorsOf(path);
    const isGone = gone.has(path) || ancestors.some((one) => gone.has(one) || hollow.has(one));
    if (!isGone) tree.set(path, entry);
  }
  for (const [path, entry] of entries) tree.set(path, entry);
  return tree;
}

/** `a/b/c` has `a/b`, `a` and `.`. */
function ancestorsOf(path: string): readonly string[] {
  const ancestors: string[] = [];
  for (let one = posix.dirname(path); ; one = posix.dirname(one)) {
    ancestors.push(one);
    if (one === '.') return ancestors;
  }
}

function normalize(path: string): string {
  return posix.normalize(`/${path}`).replace(/^\/+|\/+$/g, '');
}
