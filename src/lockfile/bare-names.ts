import type { ModuleName } from '../model/module-name.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type { LockedModule, Lockfile } from './lockfile.ts';

type Names = NonNullable<Lockfile['names']>;

/**
 * A lock whose modules have their full names, whatever it calls them: the module that is declared
 * and locked as `site` is the `acme-site` that others may require.
 */
export function withNames(names: Names, lockfile: Lockfile): Lockfile {
  if (names.size === 0) return lockfile;
  const nameOf = (name: ModuleName) => names.get(name) ?? name;
  const named = <Entry extends { readonly name: ModuleName }>(entry: Entry) => ({
    ...entry,
    name: nameOf(entry.name),
  });
  const namedModule = (module: LockedModule) => ({
    ...named(module),
    dependencies: module.dependencies.map(named),
  });
  return {
    ...lockfile,
    names,
    sources: lockfile.sources.map((source) => ({
      ...source,
      modules: source.modules.map(namedModule),
    })),
    dependencies: lockfile.dependencies.map(named),
    checksums: new Map([...lockfile.checksums].map(([name, one]) => [nameOf(name), one])),
    ...(lockfile.commits !== undefined && {
      commits: new Map([...lockfile.commits].map(([name, one]) => [nameOf(name), one])),
    }),
    overrides: lockfile.overrides.map((one) => ({
      ...named(one),
      dependency: named(one.dependency),
    })),
  };
}

/** A Puppetfile's declarations under the full names that are known of them. */
export function withFullNames(puppetfile: Puppetfile, names: Names = new Map()): Puppetfile {
  if (names.size === 0) return puppetfile;
  return {
    ...puppetfile,
    declarations: puppetfile.declarations.map((declaration) => ({
      ...declaration,
      name: names.get(declaration.name) ?? declaration.name,
    })),
  };
}
