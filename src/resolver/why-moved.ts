import type { ModuleName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';
import { describeRange } from '../model/version-range.ts';
import { type Resolved, whoHoldsBack } from './held-back.ts';

/**
 * Why modules are no longer as they stood in a lock, in words, by name: who excludes the release that
 * was to stay, who needs a module that is new, that nothing needs it any more.
 *
 * @param before all modules of the lock, those too that need not stay; without any there is no why
 */
export async function whyMoved(
  resolved: Resolved,
  before: ReadonlySet<ModuleName>,
): Promise<ReadonlyMap<ModuleName, string>> {
  const { options, resolution } = resolved;
  const reasons = new Map<ModuleName, string>();
  if (before.size === 0) return reasons;
  for (const name of before) {
    if (!resolution.releases.has(name)) reasons.set(name, 'nothing needs it any more');
  }
  for (const release of resolution.releases.values()) {
    const locked = options.locked.get(release.name);
    if (!before.has(release.name)) reasons.set(release.name, whoNeeds(release, resolved));
    else if (locked !== undefined && locked !== release.version.text) {
      reasons.set(release.name, await whyNot(release.name, locked, resolved));
    }
  }
  return reasons;
}

async function whyNot(name: ModuleName, version: string, resolved: Resolved): Promise<string> {
  const { catalog } = resolved.options;
  const releases = (await catalog.releases(name)) ?? [];
  const locked = releases.find((release) => release.version.text === version);
  return locked === undefined
    ? `${version} is no longer on ${catalog.origin(name)}`
    : whoHoldsBack(locked, resolved);
}

function whoNeeds({ name }: Release, { options, resolution }: Resolved): string {
  const declaration = options.declarations.find((one) => one.name === name);
  if (declaration !== undefined) {
    const { file, line } = declaration.span;
    return `${file}:${line} asks for ${describeRange(declaration.range)}`;
  }
  for (const release of resolution.releases.values()) {
    const needed = release.dependencies.find((one) => one.name === name);
    if (needed !== undefined) {
      return `${release.name} ${release.version.text} requires ${describeRange(needed.range)}`;
    }
  }
  return 'it is needed';
}
