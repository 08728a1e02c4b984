import type { ModuleName } from '../model/module-name.ts';
import type { ModuleGraph } from './count-paths.ts';

/** Where paths lead from and to, and how many are wanted. */
export interface PathSearch {
  readonly starts: readonly ModuleName[];
  readonly target: ModuleName;
  readonly most: number;
}

// Only circles make the search look at more than the paths that it finds.
const mostSteps = 20_000;

/**
 * The shortest paths without circles from the starts to the target; of the same length, in the
 * order of the graph.
 *
 * It always goes on with a path that can become the shortest whole one, as the distance of its end
 * from the target tells: a graph may have more paths than fit into memory.
 */
export function findPaths(
  graph: ModuleGraph,
  { starts, target, most }: PathSearch,
): readonly (readonly ModuleName[])[] {
  const distances = distancesTo(graph, target);
  // By the length that they can have at best; of each, the last is gone on with.
  const open: (readonly ModuleName[])[][] = [];
  const add = (paths: readonly (readonly ModuleName[])[]) => {
    for (const path of [...paths].reverse()) {
      const distance = distances.get(path.at(-1) ?? target);
      if (distance === undefined) continue;
      const length = path.length + distance;
      const sameLength = open[length] ?? [];
      sameLength.push(path);
      open[length] = sameLength;
    }
  };
  const found: (readonly ModuleName[])[] = [];
  add(starts.map((start) => [start]));
  for (let step = 0; found.length < most && step < mostSteps; step += 1) {
    const path = open.find((paths) => paths !== undefined && paths.length > 0)?.pop();
    if (path === undefined) break;
    const last = path.at(-1) ?? target;
    if (last === target) found.push(path);
    else add(nextOf(graph, path, last));
  }
  return found;
}

function nextOf(graph: ModuleGraph, path: readonly ModuleName[], last: ModuleName) {
  const next = graph.get(last) ?? [];
  return next.filter((name) => !path.includes(name)).map((name) => [...path, name]);
}

/** Steps from each module to the target; without one for a module that does not lead there. */
function distancesTo(graph: ModuleGraph, target: ModuleName): ReadonlyMap<ModuleName, number> {
  const edges = [...graph].flatMap(([from, next]) => next.map((to) => ({ from, to })));
  const distances = new Map([[target, 0]]);
  // What is added to a map while it is walked is walked too.
  for (const [name, distance] of distances) {
    for (const { from, to } of edges) {
      if (to === name && !distances.has(from)) distances.set(from, distance + 1);
    }
  }
  return distances;
}
