import { posix } from 'node:path';

const datadirPattern =
  /(?:^|[\s{,])["']?datadir["']?\s*:\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'#,}][^#,}\n]*))/gm;

/**
 * Finds where a module's hiera.yaml (version 5) says its data is: every `datadir`, as a path
 * relative to the module, `.` for the whole of it. What lies outside of the module is not told.
 *
 * No YAML parser: the key may stand in comments or be commented out, which keeps a folder too many.
 */
export function findDataDirectories(hieraYaml: string): readonly string[] {
  const values = [...hieraYaml.matchAll(datadirPattern)].map(
    (match) => match[1] ?? match[2] ?? match[3],
  );
  const directories = values.map((value = '') =>
    posix.normalize(`${beforeVariable(value.trim())}/`),
  );
  return directories
    .map((directory) => directory.replace(/(?<=.)\/$/, ''))
    .filter((directory) => !directory.startsWith('/') && !/^\.\.(\/|$)/.test(directory));
}

/** `data/%{facts.os.name}/x` may be any folder below `data`. */
function beforeVariable(path: string): string {
  const variable = path.indexOf('%{');
  return variable === -1 ? path : path.slice(0, path.lastIndexOf('/', variable) + 1) || '.';
}
