import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { type ModuleName, shortName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';
import { learnFrom } from './conflict.ts';
import {
  declared,
  depending,
  type Incompatibility,
  sharingDirectory,
  unsupported,
  unusable,
} from './incompatibility.ts';
import type { KnownModule } from './known-module.ts';
import { PartialSolution } from './partial-solution.ts';
import { emptySet, isSubset, mostPreferred, singleChoice } from './release-set.ts';
import { Statements } from './statements.ts';
import { defaultLimit, StepCounter } from './step-counter.ts';
import { Walk } from './walk.ts';

/** The releases that were chosen, or the incompatibility without terms that proves there are none. */
export type Outcome =
  | (Effort & { readonly kind: 'solution'; readonly releases: readonly Release[] })
  | (Effort & { readonly kind: 'failure'; readonly proof: Incompatibility });

/** How much work an outcome took; the same on every machine. */
export interface Effort {
  readonly decisions: number;
  readonly steps: number;
}

/** What the search works on. */
export interface Problem {
  /** The Puppetfile's declarations, whose order is the order of preference. */
  readonly declarations: readonly ModuleDeclaration[];
  /** What the releases of all modules have to run on, as messages name it. */
  readonly platform?: string;
  /** How many steps the search may take; `defaultLimit` where nothing is said. */
  readonly limit?: number;
  /** Looks a module up; the same answer every time. */
  know(name: ModuleName): Promise<KnownModule>;
}

interface Search {
  readonly problem: Problem;
  readonly steps: StepCounter;
  readonly solution: PartialSolution;
  readonly walk: Walk;
  readonly statements: Statements;
  readonly known: Set<KnownModule>;
  /** The known modules by the name under which they are installed. */
  readonly directories: Map<string, readonly KnownModule[]>;
  /** What the releases require whose dependencies the search has been told of. */
  readonly required: Map<Release, readonly KnownModule[]>;
  /** The dependencies that it has been told of: many releases share one. */
  readonly told: Set<string>;
  decisions: number;
}

/**
 * PubGrub, with decisions in a fixed order: the declarations as written, then dependencies as the
 * chosen releases list them, each module at the most preferred release that is left. Whatever is
 * not left was excluded by sound reasoning from earlier decisions, so the first solution found is
 * the preferred one.
 *
 * Throws RESOLUTION_LIMIT where that takes too many steps, and what a look-up rejects with.
 */
export async function solve(problem: Problem): Promise<Outcome> {
  const search = await begin(problem);
  const { statements, walk, solution } = search;
  let changed: Iterable<KnownModule> = search.known;
  for (;;) {
    propagate(search, changed);
    if (statements.proof !== undefined) {
      return { kind: 'failure', proof: statements.proof, ...effortOf(search) };
    }
    const next = walk.next();
    if (next === undefined) {
      return { kind: 'solution', releases: solution.releases(), ...effortOf(search) };
    }
    const release = preferredRelease(search, next);
    // Going back makes the search decide again what it has decided before, which has to be quick.
    const isTold = search.required.has(release);
    const news = isTold ? [] : await tellDependencies(search, next, release);
    decide(search, { module: next, release, news });
    changed = [next];
  }
}

function effortOf({ decisions, steps }: Search): Effort {
  return { decisions, steps: steps.taken };
}

async function begin(problem: Problem): Promise<Search> {
  const known = await lookUp(
    problem,
    problem.declarations.map(({ name }) => name),
  );
  const steps = new StepCounter(problem.limit ?? defaultLimit);
  const search: Search = {
    problem,
    steps,
    solution: new PartialSolution(),
    walk: new Walk(known),
    statements: new Statements(steps),
    known: new Set(),
    directories: new Map(),
    required: new Map(),
    told: new Set(),
    decisions: 0,
  };
  noteModules(search, known);
  problem.declarations.forEach((declaration, index) => {
    const module = known[index];
    if (module !== undefined) search.statements.add(declared(module, declaration));
  });
  return search;
}

/** Draws every conclusion from what is new, and learns from each conflict on the way. */
function propagate(search: Search, changed: Iterable<KnownModule>): void {
  const { statements, solution, walk, steps } = search;
  const pending = new Set(changed);
  // What is added on the way is visited too, even where it was visited before.
  for (const module of pending) {
    if (statements.proof !== undefined) return;
    pending.delete(module);
    const conflict = statements.conclude(module, solution, pending);
    if (conflict === undefined) continue;
    const { learned, level } = learnFrom(conflict, solution, steps);
    if (level !== undefined) {
      solution.backtrack(level);
      walk.backtrack(level);
    }
    statements.add(learned);
    pending.clear();
    for (const term of learned.terms) pending.add(term.module);
  }
}

/** The most preferred release that is left of a module that is needed. */
function preferredRelease({ solution }: Search, module: KnownModule): Release {
  const release = module.releases[mostPreferred(solution.remaining(module))];
  if (release === undefined) throw new Error(`no release is left of ${module.name}`);
  return release;
}

interface Choice {
  readonly module: KnownModule;
  readonly release: Release;
  /** What the search was told of the release just now, and has drawn no conclusions from. */
  readonly news: readonly Incompatibility[];
}

/** Decides on a release, unless it turns out to be impossible at once. */
function decide(search: Search, { module, release, news }: Choice): void {
  const { solution, walk, required } = search;
  const index = mostPreferred(solution.remaining(module));
  const chosen = singleChoice(index);
  const impossible = news.some(({ terms }) =>
    terms.every((term) =>
      isSubset(term.module === module ? chosen : solution.remaining(term.module), term.set),
    ),
  );
  if (impossible) return;
  solution.decide(module, index);
  walk.advance(required.get(release) ?? []);
  search.decisions += 1;
}

async function tellDependencies(
  search: Search,
  module: KnownModule,
  release: Release,
): Promise<Incompatibility[]> {
  const dependencies = module.dependenciesOf(release);
  const targets = await lookUp(
    search.problem,
    dependencies.map(({ name }) => name),
  );
  noteModules(search, targets);
  search.required.set(release, targets);
  return dependencies.flatMap((dependency, position) => {
    const target = targets[position];
    const id = `${module.name} ${dependency.name} ${dependency.range.text}`;
    if (target === undefined || search.told.has(id)) return [];
    search.told.add(id);
    const incompatibility = depending(module, dependency, target);
    search.statements.add(incompatibility);
    return [incompatibility];
  });
}

/** Looks modules up, all at once. */
function lookUp({ know }: Problem, names: readonly ModuleName[]): Promise<KnownModule[]> {
  return Promise.all(names.map((name) => know(name)));
}

/** Notes what is known of new modules by themselves. */
function noteModules(search: Search, modules: readonly KnownModule[]): void {
  for (const module of modules) if (!search.known.has(module)) noteModule(search, module);
}

function noteModule(search: Search, module: KnownModule): void {
  const { known, directories, problem, statements } = search;
  const directory = shortName(module.name);
  const others = directories.get(directory) ?? [];
  for (const other of others) statements.add(sharingDirectory(other, module));
  directories.set(directory, [...others, module]);
  known.add(module);
  if (module.unsupported !== emptySet) {
    statements.add(unsupported(module, problem.platform ?? 'the platform'));
  }
  module.releases.forEach((release, index) => {
    if (release.unusable) statements.add(unusable(module, singleChoice(index), release.unusable));
  });
}
