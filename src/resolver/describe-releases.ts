import { compareVersions, type Version } from '../model/version.ts';
import type { Term } from './incompatibility.ts';
import { emptySet, indicesOf } from './release-set.ts';

// More runs than this are counted instead of listed.
const longestList = 4;

/** Names a module and some of its releases: `acme-web 1.0.0 to 1.2.0, 2.0.0`. */
export function describeReleases({ module, set }: Term): string {
  const present = set & ~module.absent;
  if (present === emptySet) return module.name;
  if (present === (module.all & ~module.absent)) {
    return module.releases.length === 1 ? nameWithRuns({ module, set }) : `every ${module.name}`;
  }
  return nameWithRuns({ module, set: present });
}

/** Lists versions that exist, newest first: `2.1.0, 2.0.0 and 7 older ones`. */
export function listVersions({ module, set }: Term, most = 5): string {
  const versions = ascending({ module, set }).reverse();
  const shown = versions.slice(0, most).map(({ text }) => text);
  const rest = versions.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} older` : shown.join(', ');
}

function nameWithRuns(term: Term): string {
  const runs = runsOf(term);
  const shown = runs.slice(0, longestList);
  const rest = runs.length - shown.length;
  return `${term.module.name} ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Neighbours in the order of versions become one run. */
function runsOf({ module, set }: Term): string[] {
  const every = ascending({ module, set: module.all });
  const chosen = new Set(ascending({ module, set }));
  const runs: string[] = [];
  let first: string | undefined;
  every.forEach((version, index) => {
    if (!chosen.has(version)) return;
    first ??= version.text;
    const next = every[index + 1];
    if (next !== undefined && chosen.has(next)) return;
    runs.push(first === version.text ? first : `${first} to ${version.text}`);
    first = undefined;
  });
  return runs;
}

function ascending({ module, set }: Term): Version[] {
  return indicesOf(set)
    .flatMap((index) => module.releases[index]?.version ?? [])
    .sort(compareVersions);
}
