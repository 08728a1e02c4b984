import fc from 'fast-check';
import type { ModuleGraph } from '../../src/commands/count-paths.ts';
import type { ModuleName } from '../../src/model/module-name.ts';
import { moduleName } from './declare-modules.ts';

/** The graph in which each module leads to those that it is given. */
export function graphOf(edges: Readonly<Record<string, readonly string[]>>): ModuleGraph {
  return new Map(
    Object.entries(edges).map(([name, next]) => [moduleName(name), next.map(moduleName)]),
  );
}

/** Pairs `a-l0`, `a-r0` and so on, each of which leads to both of the next, and the last to `a-end`. */
export function layers(count: number): ModuleGraph {
  const pair = (layer: number) => (layer < count ? [`a-l${layer}`, `a-r${layer}`] : ['a-end']);
  const all = Array.from({ length: count }, (_, layer) => layer);
  return graphOf(
    Object.fromEntries(all.flatMap((layer) => pair(layer).map((name) => [name, pair(layer + 1)]))),
  );
}

/** Modules `a-m0` and so on, each of which leads to all others. */
export function completeGraph(count: number): ModuleGraph {
  const all = Array.from({ length: count }, (_, index) => `a-m${index}`);
  return graphOf(
    Object.fromEntries(all.map((name) => [name, all.filter((other) => other !== name)])),
  );
}

/** Every path without circles, by trying them all. */
export function allPaths(
  graph: ModuleGraph,
  starts: readonly ModuleName[],
  target: ModuleName,
  before: readonly ModuleName[] = [],
): readonly (readonly ModuleName[])[] {
  return starts
    .filter((start) => !before.includes(start))
    .flatMap((start) => {
      const path = [...before, start];
      return start === target ? [path] : allPaths(graph, graph.get(start) ?? [], target, path);
    });
}

const names = ['a-m0', 'a-m1', 'a-m2', 'a-m3', 'a-m4', 'a-m5'].map(moduleName);

/** A small graph, with circles and all, where to start and what to look for. */
export const randomGraph = fc.record({
  graph: fc
    .array(fc.subarray(names), { minLength: names.length, maxLength: names.length })
    .map((edges): ModuleGraph => new Map(names.map((name, index) => [name, edges[index] ?? []]))),
  starts: fc.subarray(names),
  target: fc.constantFrom(...names),
});
