import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'tar';
import { type ModuleName, parseModuleName } from '../../src/model/module-name.ts';
import { parseRange } from '../../src/model/parse-range.ts';
import type { Dependency } from '../../src/model/release.ts';
import { parseVersion, type Version } from '../../src/model/version.ts';
import { anyVersion } from '../../src/model/version-range.ts';

/** One module of Debian's `puppet-module-*` packages, unpacked on this machine. */
export interface DebianModule {
  /** Where the package puts it. */
  readonly directory: string;
  readonly name: ModuleName;
  readonly version: Version;
  readonly dependencies: readonly Dependency[];
}

/** What Debian packages, and what of it no Forge could publish. */
export interface DebianModules {
  /** Sorted by name; each name once. */
  readonly modules: readonly DebianModule[];
  /** Directories without a metadata.json, or whose metadata lacks an author or a version. */
  readonly unpublishable: readonly string[];
}

const packagedModulesDirectory = '/usr/share/puppet/modules.available';

/** Reads the metadata of every module that Debian's packages have put on this machine, if any. */
export function readDebianModules(): DebianModules {
  if (!existsSync(packagedModulesDirectory)) return { modules: [], unpublishable: [] };
  const directories = readdirSync(packagedModulesDirectory).map((name) =>
    join(packagedModulesDirectory, name),
  );
  const read = directories.map((directory) => ({ directory, module: readModule(directory) }));
  return {
    modules: read
      .flatMap(({ module }) => module ?? [])
      .toSorted((left, right) => (left.name < right.name ? -1 : 1)),
    unpublishable: read.filter(({ module }) => module === null).map(({ directory }) => directory),
  };
}

/**
 * Writes the module as the Forge would publish it, to `DIRECTORY/author-name-version.tar.gz`.
 * The same package gives the same bytes on every machine: sorted entries, no owner, the
 * package's own times. What is neither a file nor a directory stays out, as it does on the Forge.
 */
export async function packDebianModule(module: DebianModule, directory: string): Promise<void> {
  const slug = `${module.name}-${module.version.text}`;
  const entries = readdirSync(module.directory, { recursive: true, encoding: 'utf8' });
  // `puppet module build` begins with the top folder, and g10k relies on it.
  await create(
    {
      cwd: module.directory,
      file: join(directory, `${slug}.tar.gz`),
      gzip: { level: 9 },
      prefix: slug,
      portable: true,
      noDirRecurse: true,
      filter: (_path, entry) => 'isFile' in entry && (entry.isFile() || entry.isDirectory()),
    },
    ['.', ...entries.toSorted()],
  );
}

function readModule(directory: string): DebianModule | null {
  const file = join(directory, 'metadata.json');
  if (!existsSync(file)) return null;
  const metadata: Metadata = JSON.parse(readFileSync(file, 'utf8'));
  const name = parseModuleName(metadata.name);
  const version = parseVersion(metadata.version);
  if (name === null || version === null || !name.includes('-')) return null;
  return { directory, name, version, dependencies: (metadata.dependencies ?? []).map(dependency) };
}

interface Metadata {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: readonly MetadataDependency[];
}

interface MetadataDependency {
  readonly name: string;
  readonly version_requirement?: string;
  /** What metadata of the early years says instead. */
  readonly version_range?: string;
}

function dependency(entry: MetadataDependency): Dependency {
  const name = parseModuleName(entry.name);
  const text = entry.version_requirement ?? entry.version_range;
  const range = text === undefined ? anyVersion : parseRange(text);
  if (name === null || range === null) throw new Error(`unreadable: ${JSON.stringify(entry)}`);
  return { name, range };
}
