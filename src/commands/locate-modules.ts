import { PupfileError } from '../errors/pupfile-error.ts';
import { withFullNames } from '../lockfile/bare-names.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { hasAuthor, type ModuleName, shortName } from '../model/module-name.ts';
import type { Dependency, Release } from '../model/release.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { readUnreleased } from '../sources/unreleased.ts';
import type { FoundModule, LockedSupply, ModuleSupply, SupplyWant } from './module-supply.ts';
import { readNestedPuppetfile } from './nested-puppetfile.ts';
import type { Report } from './progress.ts';

/** The modules of a project that come from no Forge, found and read. */
export interface LocatedModules {
  /** The project's Puppetfile, in which the modules have their full names. */
  readonly puppetfile: Puppetfile;
  /** The releases of each module; one, but where its versions are tags. */
  readonly releases: ReadonlyMap<ModuleName, readonly Release[]>;
  /** The sha256 of the archives among them. */
  readonly checksums: ReadonlyMap<Release, string>;
}

export interface LocateOptions {
  readonly puppetfile: Puppetfile;
  readonly projectDirectory: string;
  readonly supply: ModuleSupply;
  readonly report: Report;
  /** Whether the Puppetfiles of modules count. */
  readonly followsNested: boolean;
  /** What the lock says of a declaration that is to stay as it is. */
  readonly lockedSupply: (declaration: ModuleDeclaration) => LockedSupply | undefined;
}

/**
 * Finds every module that the Puppetfile, or the Puppetfile of a module that it names, takes from
 * elsewhere than a Forge. The first declaration of a module counts: the project's own before those
 * of its modules, and those in the order in which they are found.
 *
 * Throws what the sources throw, and DIRECTORY_CONFLICT where two of the modules want one directory.
 */
export async function locateModules(options: LocateOptions): Promise<LocatedModules> {
  const located = new Map<ModuleName, Located>();
  const own = options.puppetfile.declarations.map((declaration) => ({
    declaration,
    baseDirectory: options.projectDirectory,
    locked: options.lockedSupply(declaration),
  }));
  const { declarations, exclusions } = options.puppetfile;
  const taken = new Set([...declarations, ...exclusions].map(({ name }) => name));
  for (let wants: readonly SupplyWant[] = own.filter(isElsewhere); wants.length > 0; ) {
    const found = await locateAll(wants, options);
    for (const one of found) located.set(one.declared, one);
    const nested = found.flatMap((one) => one.nested).filter(isElsewhere);
    wants = nested.filter(({ declaration: { name } }) => !taken.has(name) && taken.add(name));
  }
  const modules = [...located.values()];
  refuseSharedDirectories(modules);
  return {
    puppetfile: withFullNames(options.puppetfile, fullNames(modules)),
    releases: new Map(modules.map(({ name, releases }) => [name, releases])),
    checksums: new Map(modules.flatMap(({ checksums }) => [...checksums])),
  };
}

interface Located {
  readonly declaration: ModuleDeclaration;
  readonly declared: ModuleName;
  readonly name: ModuleName;
  readonly releases: readonly Release[];
  readonly checksums: ReadonlyMap<Release, string>;
  /** What the Puppetfiles of its releases declare. */
  readonly nested: readonly SupplyWant[];
}

function isElsewhere({ declaration: { source } }: SupplyWant): boolean {
  return source.kind !== 'forge' && source.kind !== 'local';
}

async function locateAll(
  wants: readonly SupplyWant[],
  options: LocateOptions,
): Promise<readonly Located[]> {
  const found = await options.supply.find(wants);
  const located: Located[] = [];
  // One after another, so that warnings come in the order of the file.
  for (const [index, want] of wants.entries()) {
    located.push(await describe(want, found[index] ?? [], options));
  }
  return located;
}

async function describe(
  want: SupplyWant,
  found: readonly FoundModule[],
  { report, lockedSupply, projectDirectory, followsNested }: LocateOptions,
): Promise<Located> {
  const { declaration } = want;
  const { name: declared, spelledName, span } = declaration;
  const warn = (text: string) =>
    report({ kind: 'warning', message: `\`${spelledName}\`: ${text}`, span });
  const nested: SupplyWant[] = [];
  const checksums = new Map<Release, string>();
  const releases: Release[] = [];
  for (const one of found) {
    const { release, warnings } = readUnreleased({ ...one, name: declared });
    for (const text of warnings) warn(text);
    const inner = followsNested
      ? await readNestedPuppetfile({ want, found: one, warn, lockedSupply, projectDirectory })
      : [];
    nested.push(...inner);
    const complete = withArchive(withDependencies(release, inner), one);
    if (one.sha256 !== undefined) checksums.set(complete, one.sha256);
    releases.push(complete);
  }
  const name = releases[0]?.name ?? declared;
  return { declaration, declared, name, releases, checksums, nested };
}

/** What a module's own Puppetfile asks for counts beside what its metadata.json asks for. */
function withDependencies(release: Release, nested: readonly SupplyWant[]): Release {
  const more = nested
    .map(({ declaration }): Dependency => declaration)
    .filter(
      ({ name, range }) =>
        !release.dependencies.some((one) => one.name === name && one.range.text === range.text),
    );
  return {
    ...release,
    dependencies: [...release.dependencies, ...more.map(({ name, range }) => ({ name, range }))],
  };
}

function withArchive(release: Release, { pin, sha256 }: FoundModule): Release {
  if (sha256 === undefined) return release;
  const url = pin.kind === 'tarball' ? pin.url : '';
  return { ...release, archive: { url, sha256, md5: undefined, sizeBytes: undefined } };
}

function fullNames(modules: readonly Located[]): ReadonlyMap<ModuleName, ModuleName> {
  return new Map(
    modules.flatMap(({ declared, name }) => (declared === name ? [] : [[declared, name] as const])),
  );
}

function refuseSharedDirectories(modules: readonly Located[]): void {
  const byDirectory = new Map<string, Located>();
  for (const module of modules) {
    const directory = shortName(module.name);
    const other = byDirectory.get(directory);
    if (other !== undefined) throw sharedDirectory(directory, other, module);
    byDirectory.set(directory, module);
  }
}

function sharedDirectory(directory: string, first: Located, second: Located): PupfileError {
  const names = [first, second].map(({ declaration }) => `\`${declaration.spelledName}\``);
  const message = `${names.join(' and ')} cannot be installed together: both want the directory \`${directory}\``;
  return new PupfileError('DIRECTORY_CONFLICT', message, {
    labels: [first, second].map(({ declaration, name }) => ({
      span: declaration.span,
      text: hasAuthor(name) ? `is ${name}` : `wants \`${directory}\``,
    })),
  });
}
