import type { ModuleName } from '../model/module-name.ts';

/** Which modules each module leads to; one that leads nowhere may be left out. */
export type ModuleGraph = ReadonlyMap<ModuleName, readonly ModuleName[]>;

// Beyond this, circles within circles are nobody's to count.
const mostSteps = 1_000_000;

/**
 * How many paths without circles lead from the starts to the target; undefined where that cannot
 * be told soon.
 *
 * How many lead on from a module depends on nothing but those modules before it that it can reach
 * again. Without circles there are none, so that each module is counted once, however many the paths.
 */
export function countPaths(
  graph: ModuleGraph,
  starts: readonly ModuleName[],
  target: ModuleName,
): bigint | undefined {
  const reachable = reachOf(graph);
  const counts = new Map<string, bigint>();
  let steps = 0;
  const count = (name: ModuleName, before: readonly ModuleName[]): bigint => {
    if (name === target) return 1n;
    // Each module before it is looked at.
    steps += 1 + before.length;
    if (steps > mostSteps) return 0n;
    const again = before.filter((one) => reachable(name).has(one));
    const key = [name, ...again.sort()].join(' ');
    const known = counts.get(key);
    if (known !== undefined) return known;
    const path = [...again, name];
    const next = (graph.get(name) ?? []).filter((one) => !path.includes(one));
    const sum = next.reduce((total, one) => total + count(one, path), 0n);
    counts.set(key, sum);
    return sum;
  };
  const total = starts.reduce((sum, start) => sum + count(start, []), 0n);
  return steps > mostSteps ? undefined : total;
}

/** What each module leads to, however far; looked up when it is first asked for. */
function reachOf(graph: ModuleGraph): (name: ModuleName) => ReadonlySet<ModuleName> {
  const known = new Map<ModuleName, ReadonlySet<ModuleName>>();
  return (name) => {
    const reach = known.get(name) ?? findReach(graph, name);
    known.set(name, reach);
    return reach;
  };
}

/** What is added to a set while it is walked is walked too. */
function findReach(graph: ModuleGraph, name: ModuleName): ReadonlySet<ModuleName> {
  const reach = new Set(graph.get(name));
  for (const one of reach) for (const next of graph.get(one) ?? []) reach.add(next);
  return reach;
}
