import type { ModuleName } from '../model/module-name.ts';
import type { ProjectFacts } from './project-facts.ts';

/** A module that installed modules require. */
export interface RequiredModule {
  readonly name: ModuleName;
  readonly spelledName: string;
  /** Their names, in the order of the directories. */
  readonly requiredBy: readonly string[];
}

/** What the declared modules that are installed require, by its name, each once. */
export function groupDependencies({
  puppetfile,
  modules,
}: ProjectFacts): readonly RequiredModule[] {
  const declared = new Set(puppetfile?.declarations.map(({ name }) => name));
  const required = new Map<ModuleName, RequiredModule>();
  for (const { metadata } of modules.modules) {
    if (metadata === undefined || !declared.has(metadata.name)) continue;
    for (const { name, spelledName } of metadata.dependencies) {
      const { requiredBy = [] } = required.get(name) ?? {};
      required.set(name, { name, spelledName, requiredBy: [...requiredBy, metadata.spelledName] });
    }
  }
  return [...required.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}
