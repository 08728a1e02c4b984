import { gzipSync } from 'node:zlib';
import { Header } from 'tar';

/** A module release as a test describes it. */
export interface TestModule {
  /** `author-name` or `author/name`; goes into metadata.json as it is. */
  readonly name: string;
  readonly version: string;
  /** Module to range, or metadata.json's own array where a test needs it dirty. */
  readonly dependencies?: Readonly<Record<string, string>> | readonly unknown[];
  /** The same for `puppet`, `pe` and `openvox`. */
  readonly requirements?: Readonly<Record<string, string>> | readonly unknown[];
  /** Path inside the module to content; a class in manifests/init.pp where it is left out. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** Further fields of metadata.json; undefined leaves a field out. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A gzipped module tarball as `puppet module build` lays it out; the same bytes for the same input. */
export function moduleTarball(module: TestModule): Buffer {
  const folder = releaseSlug(module);
  const shortName = folder.slice(folder.indexOf('-') + 1, -module.version.length - 1);
  const files = {
    'metadata.json': `${JSON.stringify(moduleMetadata(module), null, 2)}\n`,
    ...(module.files ?? { 'manifests/init.pp': `class ${shortName} {}\n` }),
  };
  const entries = new Map<string, string | Buffer>();
  for (const [path, content] of Object.entries(files)) {
    entries.set(`${folder}/${path}`, content);
    // g10k makes no directory that is not listed.
    for (const directory of parentsOf(`${folder}/${path}`)) entries.set(directory, '');
  }
  const blocks = [...entries].sort(([left], [right]) => (left < right ? -1 : 1)).flatMap(tarEntry);
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

/** `author-name-version`: the top folder of the tarball and the stem of its file name. */
export function releaseSlug({ name, version }: Pick<TestModule, 'name' | 'version'>): string {
  return `${name.replace('/', '-')}-${version}`;
}

/** What stands in the tarball's metadata.json. */
export function moduleMetadata(module: TestModule): Record<string, unknown> {
  const { name, version, dependencies = {}, requirements = {}, metadata } = module;
  return {
    name,
    version,
    author: name.split(/[-/]/)[0],
    summary: `The module ${name}`,
    license: 'Apache-2.0',
    source: `https://git.example/${name.replace('/', '-')}`,
    dependencies: withRanges(dependencies),
    requirements: withRanges(requirements),
    ...metadata,
  };
}

function withRanges(
  ranges: Readonly<Record<string, string>> | readonly unknown[],
): readonly unknown[] {
  if (Array.isArray(ranges)) return ranges;
  return Object.entries(ranges).map(([name, range]) => ({ name, version_requirement: range }));
}

/** `a/b/c` stands in `a/` and `a/b/`. */
function parentsOf(path: string): string[] {
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1));
}

function tarEntry([path, content]: [path: string, content: string | Buffer]): Buffer[] {
  const bytes = Buffer.from(content);
  const isDirectory = path.endsWith('/');
  const header = new Header({
    path,
    type: isDirectory ? 'Directory' : 'File',
    mode: isDirectory ? 0o755 : 0o644,
    size: bytes.length,
    mtime: new Date('2024-01-01T00:00:00Z'),
    uid: 0,
    gid: 0,
  });
  if (header.encode()) throw new RangeError(`${path} is too long for a plain tar header`);
  const padding = Buffer.alloc((512 - (bytes.length % 512)) % 512);
  return [header.block ?? Buffer.alloc(0), bytes, padding];
}
