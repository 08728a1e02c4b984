import type { ModuleDeclaration } from '../src/model/module-declaration.ts';
import { declareModules } from '../test/support/declare-modules.ts';
import { declaredIn, largeUniverse } from '../test/support/large-universe.ts';
import { readProblems } from '../test/support/problems.ts';
import { hasSharedData } from '../test/support/shared-data.ts';
import type { Universe } from '../test/support/universe.ts';

/** What the resolvers have to solve. */
export interface BenchProblem {
  readonly title: string;
  readonly universe: Universe;
  readonly declarations: readonly ModuleDeclaration[];
}

const collected = new Map([
  ['real-puppetfile-028', 'real Puppetfile, 12 declarations'],
  ['real-puppetfile-018', 'real Puppetfile, 67 declarations'],
  ['real-fresh-003', 'real modules, 40 declarations'],
  ['real-puppetfile-046', 'real Puppetfile, 49 declarations, no solution'],
  ['syn-layer-20x50x12-d2-s1', 'layered: 20 × 50 modules'],
  ['syn-3sat-60-245', '3-SAT: 60 variables, 245 clauses'],
]);

/** The generated graphs, and where the collection of real-world data is, some of its problems. */
export function benchProblems(): BenchProblem[] {
  return [...(hasSharedData ? fromCollection() : []), generated(200), generated(2000)];
}

function fromCollection(): BenchProblem[] {
  const problems = readProblems();
  return Array.from(collected, ([wanted, title]) => {
    const problem = problems.find(({ id }) => id === wanted);
    if (problem === undefined) throw new Error(`there is no problem ${wanted}`);
    return { title, universe: problem.universe, declarations: problem.declarations };
  });
}

function generated(moduleCount: number): BenchProblem {
  const shape = { moduleCount, declaredCount: 50 };
  return {
    title: `generated, ${moduleCount} modules`,
    universe: largeUniverse(shape),
    declarations: declareModules(declaredIn(shape).map((name) => [name])).declarations,
  };
}

/** The problem as bench/resolve-peer.rb reads it, with no more modules than can be reached. */
export function problemDocument({ universe, declarations }: BenchProblem): string {
  const names = new Set(declarations.map(({ name }) => name));
  const modules: Record<string, object[]> = {};
  for (const name of names) {
    modules[name] = (universe.get(name) ?? [])
      .filter(({ unusable }) => unusable === undefined)
      .map(({ version, dependencies }) => {
        for (const dependency of dependencies) names.add(dependency.name);
        const ranges = dependencies.map((one) => [one.name, one.range.text]);
        return { version: version.text, dependencies: Object.fromEntries(ranges) };
      });
  }
  const roots = declarations.map(({ name, range }) => [name, range.text]);
  return JSON.stringify({ roots: Object.fromEntries(roots), modules });
}
