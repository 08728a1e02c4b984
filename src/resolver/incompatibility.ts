import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Dependency } from '../model/release.ts';
import type { KnownModule } from './known-module.ts';
import { emptySet, type ReleaseSet } from './release-set.ts';

/** The statement that the choice made for a module is among these. */
export interface Term {
  readonly module: KnownModule;
  readonly set: ReleaseSet;
}

/** Terms that cannot all be true together, and why. Without terms: nothing can be true at all. */
export interface Incompatibility {
  readonly terms: readonly Term[];
  readonly cause: Cause;
}

/** Why an incompatibility holds: a fact, or two others from which it follows. */
export type Cause = Fact | Derivation;

/** What somebody wrote, or what the Forge says. */
export type Fact = DeclarationFact | DependencyFact | UnusableFact | PlatformFact | DirectoryFact;

export interface DeclarationFact {
  readonly kind: 'declaration';
  readonly module: KnownModule;
  readonly declaration: ModuleDeclaration;
}

/** The releases in `dependent` all require the same of `module`. */
export interface DependencyFact {
  readonly kind: 'dependency';
  readonly dependent: Term;
  readonly module: KnownModule;
  readonly dependency: Dependency;
}

export interface UnusableFact {
  readonly kind: 'unusable';
  readonly module: KnownModule;
  readonly reason: string;
}

/** The releases do not run on what they have to run on. */
export interface PlatformFact {
  readonly kind: 'platform';
  readonly releases: Term;
  /** As `describePlatform` names it. */
  readonly platform: string;
}

export interface DirectoryFact {
  readonly kind: 'directory';
  readonly modules: readonly [KnownModule, KnownModule];
}

export interface Derivation {
  readonly kind: 'derived';
  readonly from: readonly [Incompatibility, Incompatibility];
}

/** A declaration that has to hold: no other choice for its module is possible. */
export function declared(module: KnownModule, declaration: ModuleDeclaration): Incompatibility {
  const wanted = module.within(declaration.range);
  return incompatible([{ module, set: module.all & ~wanted }], {
    kind: 'declaration',
    module,
    declaration,
  });
}

/** What all releases with the same dependency demand of another module. */
export function depending(
  dependent: KnownModule,
  dependency: Dependency,
  module: KnownModule,
): Incompatibility {
  const group = { module: dependent, set: dependent.sharing(dependency) };
  const wanted = module.within(dependency.range);
  return incompatible([group, { module, set: module.all & ~wanted }], {
    kind: 'dependency',
    dependent: group,
    module,
    dependency,
  });
}

/** Releases that can never be chosen. */
export function unusable(module: KnownModule, set: ReleaseSet, reason: string): Incompatibility {
  return incompatible([{ module, set }], { kind: 'unusable', module, reason });
}

/** All releases of a module that do not run on the platform. */
export function unsupported(module: KnownModule, platform: string): Incompatibility {
  const releases = { module, set: module.unsupported };
  return incompatible([releases], { kind: 'platform', releases, platform });
}

/** Two modules that would be installed under one name. */
export function sharingDirectory(left: KnownModule, right: KnownModule): Incompatibility {
  const terms = [left, right].map((module) => ({ module, set: module.all & ~module.absent }));
  return incompatible(terms, { kind: 'directory', modules: [left, right] });
}

/** What follows from two incompatibilities about what is left of one module between them. */
export function resolvent(
  left: Incompatibility,
  right: Incompatibility,
  pivot: ModuleName,
): Incompatibility {
  const rest = [...left.terms, ...right.terms].filter(({ module }) => module.name !== pivot);
  const about = [...left.terms, ...right.terms].filter(({ module }) => module.name === pivot);
  const [first] = about;
  const union = about.reduce((set, term) => set | term.set, emptySet);
  const terms = first === undefined ? rest : [...rest, { module: first.module, set: union }];
  return incompatible(terms, { kind: 'derived', from: [left, right] });
}

/** One term a module, and none that is always true. */
function incompatible(terms: readonly Term[], cause: Cause): Incompatibility {
  const merged = new Map<ModuleName, Term>();
  for (const term of terms) {
    const known = merged.get(term.module.name);
    merged.set(term.module.name, known ? { ...term, set: known.set & term.set } : term);
  }
  return {
    terms: [...merged.values()].filter(({ module, set }) => set !== module.all),
    cause,
  };
}
