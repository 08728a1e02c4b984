import { publicForgeUrl } from '../model/forge-url.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { DraftModule, PuppetfileDraft } from '../puppetfile/format-puppetfile.ts';
import { groupBy } from './group-by.ts';
import type { LockedDependency, LockedSource, Lockfile } from './lockfile.ts';

/**
 * The Puppetfile that a lock was written for, as far as the lock tells: its DEPENDENCIES with their
 * requirements and sources, and its EXCLUSIONS. A module whose version wins over what others
 * require of it is marked so.
 */
export function draftPuppetfile(lockfile: Lockfile): PuppetfileDraft {
  const { dependencies, sources, overrides } = lockfile;
  const forgeUrl = projectForge(lockfile);
  const sourceOf = new Map(
    sources.flatMap((source) => source.modules.map(({ name }) => [name, source] as const)),
  );
  const winners = new Set(overrides.map(({ dependency }) => dependency.name));
  const byName = groupBy(dependencies, ({ name }) => name);
  return {
    forgeUrl,
    usesMetadata: false,
    modules: [...byName].map(([name, its]) => ({
      ...draftModule(its, sourceOf.get(name), forgeUrl),
      ...(winners.has(name) && { comment: 'pupfile:override' }),
    })),
    exclusions: lockfile.exclusions,
    leftOut: [],
  };
}

/** Modules that nobody declared come from the project's Forge; else most modules do. */
function projectForge({ sources, dependencies }: Lockfile): string {
  const declared = new Set<ModuleName>(dependencies.map(({ name }) => name));
  const weigh = ({ modules }: LockedSource) =>
    modules.reduce((sum, { name }) => sum + (declared.has(name) ? 1 : 1000), 0);
  const [first] = sources
    .filter(({ kind }) => kind === 'forge')
    .toSorted((left, right) => weigh(right) - weigh(left));
  return first?.remote ?? publicForgeUrl;
}

function draftModule(
  its: readonly LockedDependency[],
  source: LockedSource | undefined,
  forgeUrl: string,
): DraftModule {
  const terms = its.flatMap(({ requirement }) => requirement.split(','));
  return {
    name: its[0]?.spelledName ?? '',
    requirements: [...new Set(terms.map(draftRequirement))].filter((term) => term !== ''),
    options: source === undefined ? {} : draftSource(source, forgeUrl),
  };
}

/** In the words of a Puppetfile: `= 1.0.0.pre.rc1` is 1.0.0-rc1 there. */
function draftRequirement(term: string): string {
  const words = term.trim().replaceAll('.pre.', '-');
  return words === '>= 0' ? '' : words.replace(/^= /, '');
}

function draftSource(source: LockedSource, forgeUrl: string): Readonly<Record<string, string>> {
  switch (source.kind) {
    case 'forge':
      return source.remote === forgeUrl ? {} : { forge: source.remote };
    case 'git':
      return {
        git: source.remote,
        ...(source.ref === 'HEAD' ? {} : { ref: source.ref }),
        ...(source.path === undefined ? {} : { path: source.path }),
      };
    case 'path':
      return { path: source.remote };
    case 'github_tarball':
      return { github_tarball: source.remote };
    case 'svn':
      return { svn: source.remote, rev: source.revision };
    case 'tarball':
      return { type: 'tarball', source: source.remote };
  }
}
