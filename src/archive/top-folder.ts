/** A path of an archive and whether a directory stands there. */
export interface ListedPath {
  /** From the archive's root, `/` between the segments. */
  readonly path: string;
  readonly isDirectory: boolean;
}

// What makes a directory a module without a metadata.json: what only modules have, by Puppet's
// specification of them (puppet-specifications, language/module.md).
const moduleFolders = new Set([
  'manifests',
  'lib',
  'templates',
  'files',
  'functions',
  'types',
  'facts.d',
  'tasks',
  'plans',
  'locales',
]);

/**
 * The one folder around the module in an archive, which is no part of the module; undefined where
 * the module stands at the archive's root. The first that holds decides:
 *
 * 1. A metadata.json at the root, a file of any other name there, or a second folder: nothing is
 *    around it.
 * 2. A metadata.json in the only folder: that folder is around the module.
 * 3. The only folder has the name of a folder of modules (`manifests`): it is the module's own, for
 *    a module without a metadata.json whose archive was made inside of it.
 * 4. A folder of modules in the only folder: that one is around the module.
 * 5. Else it is no module, and is left as it stands, as r10k unpacks every tarball.
 */
export function findTopFolder(paths: readonly ListedPath[]): string | undefined {
  const top = onlyFolder(paths);
  if (top === undefined) return undefined;
  const inside = paths.filter(({ path }) => path !== top).map((one) => insideOf(top, one));
  if (inside.some(({ name, isFolder }) => name === 'metadata.json' && !isFolder)) return top;
  if (moduleFolders.has(top)) return undefined;
  return inside.some(({ name, isFolder }) => isFolder && moduleFolders.has(name)) ? top : undefined;
}

function onlyFolder(paths: readonly ListedPath[]): string | undefined {
  const [first = ''] = paths[0]?.path.split('/', 1) ?? [];
  const isAround = ({ path, isDirectory }: ListedPath) =>
    path.startsWith(`${first}/`) || (path === first && isDirectory);
  return first !== '' && paths.every(isAround) ? first : undefined;
}

function insideOf(top: string, { path, isDirectory }: ListedPath) {
  const [name = '', below] = path.slice(top.length + 1).split('/', 2);
  return { name, isFolder: isDirectory || below !== undefined };
}
