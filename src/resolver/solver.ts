import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { type ModuleName, shortName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';
import { learnFrom } from './conflict.ts';
import {
  declared,
  depending,
  type Incompatibility,
  sharingDirectory,
  type Term,
  unsupported,
  unusable,
} from './incompatibility.ts';
import type { KnownModule } from './known-module.ts';
import { PartialSolution } from './partial-solution.ts';
import { emptySet, isSubset, mostPreferred, singleChoice } from './release-set.ts';

/** The releases that were chosen, or the incompatibility without terms that proves there are none. */
export type Outcome =
  | { readonly kind: 'solution'; readonly releases: readonly Release[]; readonly decisions: number }
  | { readonly kind: 'failure'; readonly proof: Incompatibility; readonly decisions: number };

/** What the search works on. */
export interface Problem {
  /** The Puppetfile's declarations, whose order is the order of preference. */
  readonly declarations: readonly ModuleDeclaration[];
  /** What the releases of all modules have to run on, as messages name it. */
  readonly platform?: string;
  /** Looks a module up; the same answer every time. */
  know(name: ModuleName): Promise<KnownModule>;
}

interface Search {
  readonly problem: Problem;
  readonly solution: PartialSolution;
  readonly known: Map<ModuleName, KnownModule>;
  readonly incompatibilities: Map<ModuleName, Incompatibility[]>;
  /** The dependencies that the search has been told of, so that each is told once. */
  readonly told: Set<string>;
  proof: Incompatibility | undefined;
  decisions: number;
}

/**
 * PubGrub, with decisions in a fixed order: the declarations as written, then dependencies as the
 * chosen releases list them, each module at the most preferred release that is left. Whatever is
 * not left was excluded by sound reasoning from earlier decisions, so the first solution found is
 * the preferred one.
 */
export async function solve(problem: Problem): Promise<Outcome> {
  const search = await begin(problem);
  let changed: readonly ModuleName[] = [...search.known.keys()];
  for (;;) {
    propagate(search, changed);
    const { proof, decisions } = search;
    if (proof !== undefined) return { kind: 'failure', proof, decisions };
    const { chosen, undecided } = walk(search);
    if (undecided === undefined) return { kind: 'solution', releases: chosen, decisions };
    changed = await decide(search, undecided);
  }
}

async function begin(problem: Problem): Promise<Search> {
  const search: Search = {
    problem,
    solution: new PartialSolution(),
    known: new Map(),
    incompatibilities: new Map(),
    told: new Set(),
    proof: undefined,
    decisions: 0,
  };
  const modules = await learnModules(
    search,
    problem.declarations.map(({ name }) => name),
  );
  problem.declarations.forEach((declaration, index) => {
    const module = modules[index];
    if (module !== undefined) add(search, declared(module, declaration));
  });
  return search;
}

/** Follows the choices made so far in order of discovery, up to the first module without one. */
function walk({ problem, solution, known }: Search): {
  chosen: Release[];
  undecided: KnownModule | undefined;
} {
  const names = new Set(problem.declarations.map(({ name }) => name));
  const chosen: Release[] = [];
  for (const name of names) {
    const module = known.get(name);
    const release = module?.releases[solution.decisionFor(name) ?? -1];
    if (module === undefined || release === undefined) return { chosen, undecided: module };
    chosen.push(release);
    for (const dependency of module.dependenciesOf(release)) names.add(dependency.name);
  }
  return { chosen, undecided: undefined };
}

/** Chooses the most preferred release that is left, unless it turns out to be impossible at once. */
async function decide(search: Search, module: KnownModule): Promise<readonly ModuleName[]> {
  const { solution } = search;
  const index = mostPreferred(solution.remaining(module));
  const news = await tellDependencies(search, module, index);
  const chosen = singleChoice(index);
  const impossible = news.some(({ terms }) =>
    terms.every((term) =>
      isSubset(term.module === module ? chosen : solution.remaining(term.module), term.set),
    ),
  );
  if (!impossible) {
    solution.decide(module, index);
    search.decisions += 1;
  }
  return [module.name];
}

async function tellDependencies(
  search: Search,
  module: KnownModule,
  index: number,
): Promise<Incompatibility[]> {
  const release = module.releases[index];
  const dependencies = release === undefined ? [] : module.dependenciesOf(release);
  const targets = await learnModules(
    search,
    dependencies.map(({ name }) => name),
  );
  return dependencies.flatMap((dependency, position) => {
    const target = targets[position];
    const id = `${module.name} ${dependency.name} ${dependency.range.text}`;
    if (target === undefined || search.told.has(id)) return [];
    search.told.add(id);
    return [add(search, depending(module, dependency, target))];
  });
}

/** Looks modules up, all at once, and notes what is known of each by itself. */
async function learnModules(search: Search, names: readonly ModuleName[]): Promise<KnownModule[]> {
  const modules = await Promise.all(names.map((name) => search.problem.know(name)));
  for (const module of modules) if (!search.known.has(module.name)) noteModule(search, module);
  return modules;
}

function noteModule(search: Search, module: KnownModule): void {
  const { known, problem } = search;
  for (const other of known.values()) {
    if (shortName(other.name) === shortName(module.name)) {
      add(search, sharingDirectory(other, module));
    }
  }
  known.set(module.name, module);
  if (module.unsupported !== emptySet) {
    add(search, unsupported(module, problem.platform ?? 'the platform'));
  }
  module.releases.forEach((release, index) => {
    if (release.unusable) add(search, unusable(module, singleChoice(index), release.unusable));
  });
}

function add(search: Search, incompatibility: Incompatibility): Incompatibility {
  if (incompatibility.terms.length === 0) search.proof ??= incompatibility;
  for (const { module } of incompatibility.terms) {
    const others = search.incompatibilities.get(module.name);
    if (others) others.push(incompatibility);
    else search.incompatibilities.set(module.name, [incompatibility]);
  }
  return incompatibility;
}

/** Draws every conclusion from what is new, and learns from each conflict on the way. */
function propagate(search: Search, changed: readonly ModuleName[]): void {
  const pending = new Set(changed);
  while (search.proof === undefined) {
    const [name] = pending;
    if (name === undefined) return;
    pending.delete(name);
    const conflict = concludeFrom(search, name, pending);
    if (conflict === undefined) continue;
    const { learned, level } = learnFrom(conflict, search.solution);
    if (level !== undefined) search.solution.backtrack(level);
    add(search, learned);
    pending.clear();
    for (const { module } of learned.terms) pending.add(module.name);
  }
}

/** Applies a module's incompatibilities, the newest first; returns one that is violated. */
function concludeFrom(
  { incompatibilities, solution }: Search,
  name: ModuleName,
  pending: Set<ModuleName>,
): Incompatibility | undefined {
  const relevant = incompatibilities.get(name) ?? [];
  for (let index = relevant.length - 1; index >= 0; index -= 1) {
    const incompatibility = relevant[index];
    if (incompatibility === undefined) continue;
    const open = onlyOpenTerm(incompatibility, solution);
    if (open === 'violated') return incompatibility;
    if (open === undefined) continue;
    solution.derive(open.module, open.module.all & ~open.set, incompatibility);
    pending.add(open.module.name);
  }
  return undefined;
}

/** The one term that is not decided yet; undefined where there are more, or one that is false. */
function onlyOpenTerm(
  { terms }: Incompatibility,
  solution: PartialSolution,
): Term | undefined | 'violated' {
  let open: Term | 'violated' = 'violated';
  for (const term of terms) {
    const remaining = solution.remaining(term.module);
    if (isSubset(remaining, term.set)) continue;
    if (open !== 'violated' || (remaining & term.set) === emptySet) return undefined;
    open = term;
  }
  return open;
}
