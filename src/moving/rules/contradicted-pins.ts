import type { ModuleDeclaration } from '../../model/module-declaration.ts';
import { parseRange } from '../../model/parse-range.ts';
import { parseVersion } from '../../model/version.ts';
import type { MovingFinding } from '../moving-finding.ts';
import type { FoundMetadata, ProjectFacts } from '../project-facts.ts';

/** A version that is pinned, and that another module does not take. */
export interface ContradictedPin {
  readonly declaration: ModuleDeclaration;
  readonly version: string;
  /** Who asks for something else, such as `puppetlabs-apache 12.1.0`. */
  readonly requiredBy: string;
  readonly requirement: string;
}

/** The pins that contradict what other installed modules require; r10k never looks. */
export function listContradictedPins(facts: ProjectFacts): readonly ContradictedPin[] {
  return (facts.puppetfile?.declarations ?? []).flatMap((declaration) => {
    const version = pinOf(declaration);
    const overrides = declaration.directives?.includes('override') === true;
    if (version === null || overrides) return [];
    const [first] = wantedModules(facts).flatMap((module) =>
      contradictions(module, declaration, version),
    );
    return first === undefined ? [] : [{ declaration, version, ...first }];
  });
}

/** The same as findings. */
export function findContradictedPins(facts: ProjectFacts): readonly MovingFinding[] {
  return listContradictedPins(facts).map(
    ({ declaration: { spelledName, span }, version, requiredBy, requirement }) => ({
      rule: 'contradicted-pin',
      weight: 'refused',
      file: span.file,
      line: span.line,
      message: `\`${spelledName}\` is pinned to ${version}, and ${requiredBy} requires ${requirement}`,
      advice:
        'change one of the two, or write `# pupfile:override` above the line, and it wins as in r10k',
    }),
  );
}

function pinOf({ requirements, source }: ModuleDeclaration): string | null {
  const [only, ...others] = requirements;
  if (source.kind !== 'forge' || only === undefined || others.length > 0) return null;
  const text = only.trim().replace(/^=\s*/, '');
  return parseVersion(text) === null ? null : text;
}

/** Those that stand there in the version that is asked for; what others say does not count. */
function wantedModules({ puppetfile, modules }: ProjectFacts): readonly FoundMetadata[] {
  const byName = new Map(puppetfile?.declarations.map((one) => [one.name, one]));
  return modules.modules.flatMap(({ metadata }) => {
    const range = metadata && byName.get(metadata.name)?.range;
    const version = metadata && parseVersion(metadata.version);
    return metadata && range && version && range.covers(version) ? [metadata] : [];
  });
}

function contradictions(
  { spelledName, version: own, dependencies }: FoundMetadata,
  { name }: ModuleDeclaration,
  text: string,
) {
  const version = parseVersion(text);
  return dependencies
    .filter((dependency) => dependency.name === name)
    .filter(({ requirement }) => {
      const range = requirement === '' ? null : parseRange(requirement);
      return range !== null && version !== null && !range.covers(version);
    })
    .map(({ requirement }) => ({ requiredBy: `${spelledName} ${own}`, requirement }));
}
