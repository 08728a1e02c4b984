import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Catalog } from './catalog.ts';
import { explainFailure } from './explain.ts';
import { type KnownModule, knowModule } from './known-module.ts';
import { prefetch } from './prefetch.ts';
import { solve } from './solver.ts';

/** What has to be resolved, and what should rather stay as it is. */
export interface ResolveOptions {
  /** In the order of the Puppetfile, which is the order of preference. */
  readonly declarations: readonly ModuleDeclaration[];
  /** Modules that are left out, whoever requires them. */
  readonly excluded: ReadonlySet<ModuleName>;
  /** Versions that are preferred to newer ones: those of a lock. */
  readonly locked: ReadonlyMap<ModuleName, string>;
  readonly catalog: Catalog;
}

/**
 * Chooses one release of every module that is needed. If any choice satisfies everybody, one is
 * found: the declarations get the newest releases possible, each given those before it, then the
 * dependencies in the order in which the chosen releases list them.
 *
 * Throws VERSION_CONFLICT, VERSION_NOT_FOUND, MODULE_NOT_FOUND or DIRECTORY_CONFLICT, and what the
 * catalog rejects with.
 */
export async function resolve(options: ResolveOptions): Promise<Resolution> {
  const { declarations, catalog } = options;
  const know = knowOnce(options);
  // The search must not wait for guesses, and a guess never rejects.
  void prefetch(declarations, know);
  const outcome = await solve({ declarations, know });
  if (outcome.kind === 'failure') throw explainFailure(outcome.proof, catalog);
  return { releases: new Map(outcome.releases.map((release) => [release.name, release])) };
}

function knowOnce({ catalog, excluded, locked }: ResolveOptions) {
  const known = new Map<ModuleName, Promise<KnownModule>>();
  return (name: ModuleName): Promise<KnownModule> => {
    const module =
      known.get(name) ??
      catalog
        .releases(name)
        .then((releases) =>
          knowModule(name, releases, { lockedVersion: locked.get(name), excluded }),
        );
    known.set(name, module);
    return module;
  };
}
