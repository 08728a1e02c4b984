import type { ForgeAnswer } from '../lockfile/compare-forge.ts';
import { isSameForge } from '../lockfile/compare-source.ts';
import type { LockfileComparison, PlacedModule } from '../lockfile/lockfile-comparison.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { HttpClient } from '../net/http.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { forgeCatalog } from '../sources/forge-catalog.ts';

/**
 * Asks of each module that is locked from a Forge what that Forge says of it today: one request a
 * module, all at once, and one more for one that is deprecated.
 *
 * Throws what asking a Forge throws.
 */
export async function askForges(
  { modules, puppetfile }: LockfileComparison,
  http: HttpClient,
): Promise<ReadonlyMap<PlacedModule, ForgeAnswer>> {
  const forges = new Map(
    modules.flatMap(({ name, source }) =>
      source.kind === 'forge' ? [[name, addressOf(source.remote, puppetfile)] as const] : [],
    ),
  );
  const catalog = forgeCatalog({ http, forgeOf: (name: ModuleName) => forges.get(name) ?? '' });
  const answers = modules
    .filter(({ name }) => forges.has(name))
    .map(async (module) => {
      const releases = await catalog.releases(module.name);
      return [module, { releases, deprecation: await catalog.deprecation(module.name) }] as const;
    });
  return new Map(await Promise.all(answers));
}

/** A lock has no credentials: where the Puppetfile names the same Forge, it knows how to get in. */
function addressOf(remote: string, { forgeUrl, declarations }: Puppetfile): string {
  const own = declarations.flatMap(({ source }) => (source.kind === 'forge' ? [source.url] : []));
  return [forgeUrl, ...own].find((url) => isSameForge(url, remote)) ?? remote;
}
