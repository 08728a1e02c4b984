import type { ModuleName } from '../model/module-name.ts';
import type { VersionRange } from '../model/version-range.ts';
import type { KnownModule } from './known-module.ts';
import { emptySet, mostPreferred } from './release-set.ts';

interface Wish {
  readonly name: ModuleName;
  readonly range: VersionRange;
}

/**
 * Looks up, all at once, the modules that the search will probably ask for: what is wished for,
 * and what the most preferred release depends on that is in a wish's range and runs on the platform.
 * A guess that is wrong costs a request, never a different answer; a look-up that fails is left for
 * the search to report.
 */
export async function prefetch(
  wishes: readonly Wish[],
  know: (name: ModuleName) => Promise<KnownModule>,
): Promise<void> {
  const seen = new Set<string>();
  const follow = async ({ name, range }: Wish): Promise<void> => {
    const id = `${name} ${range.text}`;
    if (seen.has(id)) return;
    seen.add(id);
    const module = await know(name).catch(() => undefined);
    if (module === undefined) return;
    const candidates = module.within(range) & ~module.unsupported;
    if (candidates === emptySet) return;
    const release = module.releases[mostPreferred(candidates)];
    if (release !== undefined) await Promise.all(module.dependenciesOf(release).map(follow));
  };
  await Promise.all(wishes.map(follow));
}
