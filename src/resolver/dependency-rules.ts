import { type Directive, isExactPin, type ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Dependency } from '../model/release.ts';

/** How a project wants the requirements of modules on each other to be taken. */
export interface RuleOptions {
  readonly declarations: readonly ModuleDeclaration[];
  /** Modules that are left out, whoever requires them. */
  readonly excluded: ReadonlySet<ModuleName>;
  /** Every exact version of the Puppetfile wins over what other modules require. */
  readonly overridesPins?: boolean | undefined;
  /** Nothing is installed but what is declared. */
  readonly ignoresDependencies?: boolean | undefined;
}

/** Which requirements of modules on each other count. */
export interface DependencyRules {
  /** Whether nobody wants to hear of it: the module is excluded. */
  isExcluded(dependency: Dependency): boolean;
  /** Whether it does not bind, though it is a requirement. */
  isOverridden(dependent: ModuleName, dependency: Dependency): boolean;
}

/** The rules that the Puppetfile, its comments and the command line make together. */
export function dependencyRules(options: RuleOptions): DependencyRules {
  const { declarations, excluded, overridesPins = false, ignoresDependencies = false } = options;
  const winning = namesOf(
    declarations,
    (one) => hasDirective(one, 'override') || (overridesPins && isExactPin(one)),
  );
  const lonely = namesOf(declarations, (one) => hasDirective(one, 'ignore-dependencies'));
  return {
    isExcluded: ({ name }) => excluded.has(name),
    isOverridden: (dependent, { name }) =>
      ignoresDependencies || winning.has(name) || lonely.has(dependent),
  };
}

/** Whether comments at its line say so. */
export function hasDirective({ directives }: ModuleDeclaration, directive: Directive): boolean {
  return directives?.includes(directive) ?? false;
}

function namesOf(
  declarations: readonly ModuleDeclaration[],
  belongs: (declaration: ModuleDeclaration) => boolean,
): ReadonlySet<ModuleName> {
  return new Set(declarations.filter(belongs).map(({ name }) => name));
}
