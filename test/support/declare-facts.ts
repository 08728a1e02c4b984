import type { FoundModule, ProjectFacts, SettingsKind } from '../../src/moving/project-facts.ts';
import type { SettingsFile } from '../../src/moving/settings-file.ts';
import { parsePlacedYaml } from '../../src/project/placed-yaml.ts';
import { moduleName } from './declare-modules.ts';

/** A project in which nothing is, but what is given. */
export function factsOf(changed: Partial<ProjectFacts> = {}): ProjectFacts {
  return {
    puppetfile: undefined,
    refusal: undefined,
    lock: undefined,
    settings: {},
    unreadable: [],
    modules: { directory: 'modules', modules: [] },
    git: undefined,
    scripts: [],
    leftovers: [],
    ...changed,
  };
}

/** A file of settings with that text. */
export function settingsFile(text: string, file = 'settings.yaml'): SettingsFile {
  const document = parsePlacedYaml(text, file);
  if ('mistakes' in document) throw new Error(document.mistakes[0]?.text);
  return { file, node: document.node };
}

/** Settings of one tool. */
export function settingsOfTool(kind: SettingsKind, text: string): ProjectFacts['settings'] {
  return { [kind]: settingsFile(text, `${kind}.yaml`) };
}

/** A module in the modules directory: `acme-web 1.0.0`, and what it requires: `acme-base >= 1.0.0`. */
export function foundModule(
  text: string,
  requires: readonly string[] = [],
  isOurs = false,
): FoundModule {
  const [spelledName = '', version = ''] = text.split(' ');
  const name = moduleName(spelledName);
  const dependencies = requires.map((one) => {
    const [dependency = '', ...requirement] = one.split(' ');
    const shared = { name: moduleName(dependency), spelledName: dependency };
    return { ...shared, requirement: requirement.join(' ') };
  });
  const directory = spelledName.slice(spelledName.lastIndexOf('-') + 1);
  return { directory, isOurs, metadata: { name, spelledName, version, dependencies } };
}

/** A modules directory that holds these. */
export function modulesOf(...modules: readonly FoundModule[]): Pick<ProjectFacts, 'modules'> {
  return { modules: { directory: 'modules', modules } };
}
