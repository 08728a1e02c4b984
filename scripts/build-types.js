// Writes the types of the library: the declarations of its entry, and of what those refer to.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../', import.meta.url));
const entry = 'library/pupfile.d.ts';

/** Writes them into the folder `types` of a directory. */
export async function buildTypes(directory) {
  const emitted = await mkdtemp(join(tmpdir(), 'pupfile-types-'));
  try {
    await emitDeclarations(emitted);
    for (const path of await findReferred(emitted, entry, new Set())) {
      const target = join(directory, 'types', path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, asEmitted(await readFile(join(emitted, path), 'utf8')));
    }
  } finally {
    await rm(emitted, { recursive: true });
  }
}

/** Of every source that the library takes part in, most of which nobody refers to. */
async function emitDeclarations(outDir) {
  const words = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly'];
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = ['-p', join(root, 'src', 'library')];
  await promisify(execFile)(
    process.execPath,
    [compiler, ...project, ...words, '--outDir', outDir],
    {
      cwd: root,
    },
  );
}

/** The file and all that it takes types from, as paths from the folder. */
async function findReferred(folder, path, found) {
  if (found.has(path)) return found;
  found.add(path);
  const text = await readFile(join(folder, path), 'utf8');
  for (const [, name] of text.matchAll(/from '(\.[^']+)\.ts'/g)) {
    await findReferred(folder, relative('.', join(dirname(path), `${name}.d.ts`)), found);
  }
  return found;
}

/** The compiler leaves the names of the sources where they are, and a package has none. */
function asEmitted(text) {
  return text.replaceAll(/from '(\.[^']+)\.ts'/g, "from '$1.js'");
}
