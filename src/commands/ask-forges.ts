import type { ForgeAnswer } from '../lockfile/compare-forge.ts';
import type { LockfileComparison, PlacedModule } from '../lockfile/lockfile-comparison.ts';
import { findNamedForge } from '../lockfile/named-forges.ts';
import type { HttpClient } from '../net/http.ts';
import { forgeCatalog } from '../sources/forge-catalog.ts';
import { openForges } from '../sources/open-forge.ts';
import type { Report } from './progress.ts';

export interface AskForgesOptions {
  readonly http: HttpClient;
  readonly report: Report;
  /** The project's, which the relative paths of folders begin at. */
  readonly directory: string;
}

/**
 * Asks of each module that is locked from a Forge what that Forge says of it today: one request a
 * module, all at once, and one more for one that is deprecated.
 *
 * Throws what asking a Forge throws.
 */
export async function askForges(
  { modules, puppetfile }: LockfileComparison,
  { http, report, directory }: AskForgesOptions,
): Promise<ReadonlyMap<PlacedModule, ForgeAnswer>> {
  const forges = new Map(
    modules.flatMap(({ name, source: { kind, remote } }) =>
      // A lock has no credentials, and the Puppetfile may.
      kind === 'forge' ? [[name, findNamedForge(puppetfile, remote) ?? remote] as const] : [],
    ),
  );
  const warn = (message: string) => report({ kind: 'warning', message });
  const catalog = forgeCatalog({
    open: openForges({ http, directory, warn }),
    forgesOf: (name) => [forges.get(name) ?? ''],
  });
  const answers = modules
    .filter(({ name }) => forges.has(name))
    .map(async (module) => {
      const releases = await catalog.releases(module.name);
      return [module, { releases, deprecation: await catalog.deprecation(module.name) }] as const;
    });
  return new Map(await Promise.all(answers));
}
