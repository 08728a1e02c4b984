import type { ModuleName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';
import type { VersionRange } from '../model/version-range.ts';
import type { KnownModule } from './known-module.ts';
import { emptySet, mostPreferred, type ReleaseSet } from './release-set.ts';

interface Wish {
  readonly name: ModuleName;
  readonly range: VersionRange;
}

/**
 * Looks up, all at once, the modules that the search will probably ask for: what is wished for,
 * and what the most preferred release depends on that is in a wish's range, runs on the platform and
 * is not broken.
 * The releases are told of as they are found.
 * A guess that is wrong costs a request, never a different answer; a look-up that fails is left for
 * the search to report.
 */
export async function prefetch(
  wishes: readonly Wish[],
  know: (name: ModuleName) => Promise<KnownModule>,
  onLikely: (release: Release) => void = () => {},
): Promise<void> {
  const seen = new Set<string>();
  const follow = async ({ name, range }: Wish): Promise<void> => {
    const id = `${name} ${range.text}`;
    if (seen.has(id)) return;
    seen.add(id);
    const module = await know(name).catch(() => undefined);
    if (module === undefined) return;
    const release = likelyRelease(module, module.within(range) & ~module.unsupported);
    if (release === undefined) return;
    onLikely(release);
    await Promise.all(module.dependenciesOf(release).map(follow));
  };
  await Promise.all(wishes.map(follow));
}

/** What a broken release requires, nobody will ask for. */
function likelyRelease({ releases }: KnownModule, candidates: ReleaseSet): Release | undefined {
  for (let rest = candidates; rest !== emptySet; rest &= rest - 1n) {
    const release = releases[mostPreferred(rest)];
    if (release?.unusable === undefined) return release;
  }
  return undefined;
}
