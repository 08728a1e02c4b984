// Packs the modules of examples/forge into tarballs, as a Forge serves them:
//
//     node examples/pack-forge.js DIR
//
// A release is the source of its module, a row of releases.json and the licence they share. The same
// sources give the same bytes on every machine.

import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { create } from 'tar';

const forge = join(import.meta.dirname, 'forge');

/** The directory with the sources of one module of the example Forge. */
export function sourceDirectory(module) {
  return join(forge, 'modules', module);
}

/** Writes every release of the example Forge into `directory`; gives the names of the files. */
export async function packForge(directory) {
  mkdirSync(directory, { recursive: true });
  const modules = Object.entries(readJson(join(forge, 'releases.json')));
  const archives = modules.flatMap(([module, releases]) =>
    releases.map((release) => packRelease(module, release, directory)),
  );
  return Promise.all(archives);
}

async function packRelease(module, release, directory) {
  const slug = `example-${module}-${release.version}`;
  const source = join(directory, slug);
  cpSync(sourceDirectory(module), source, { recursive: true });
  for (const path of release.without ?? []) rmSync(join(source, path), { recursive: true });
  cpSync(join(forge, 'LICENSE'), join(source, 'LICENSE'));
  writeMetadata(join(source, 'metadata.json'), release);

  const archive = `${slug}.tar.gz`;
  const date = new Date(release.date);
  const entries = ['', ...readdirSync(source, { recursive: true }).sort()];
  for (const entry of entries) normalizeMode(join(source, entry));
  await create(
    {
      cwd: directory,
      file: join(directory, archive),
      gzip: true,
      mtime: date,
      noDirRecurse: true,
      portable: true,
    },
    entries.map((entry) => join(slug, entry)),
  );
  utimesSync(join(directory, archive), date, date);
  rmSync(source, { recursive: true });
  return archive;
}

function writeMetadata(file, { version, dependencies, puppet }) {
  const { name, ...common } = readJson(file);
  const metadata = {
    name,
    version,
    ...common,
    dependencies: Object.entries(dependencies).map(([name, range]) => ({
      name,
      version_requirement: range,
    })),
    requirements: [{ name: 'puppet', version_requirement: puppet }],
  };
  writeFileSync(file, `${JSON.stringify(metadata, null, 2)}\n`);
}

// A checkout's umask must not reach the tarball; whether a script may run must.
function normalizeMode(path) {
  const stats = statSync(path);
  chmodSync(path, stats.isDirectory() || stats.mode & 0o100 ? 0o755 : 0o644);
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

if (process.argv[1] === import.meta.filename) {
  const [directory] = process.argv.slice(2);
  if (directory === undefined) throw new Error('usage: node examples/pack-forge.js DIR');
  const archives = await packForge(directory);
  console.log(`${archives.length} releases in ${directory}`);
}
