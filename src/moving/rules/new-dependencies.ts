import { groupDependencies } from '../group-dependencies.ts';
import type { MovingFinding } from '../moving-finding.ts';
import type { ProjectFacts } from '../project-facts.ts';

/** Dependencies of installed modules that nobody declares and that are not there: r10k never looked. */
export function findNewDependencies(facts: ProjectFacts): readonly MovingFinding[] {
  const { puppetfile, modules, lock } = facts;
  // Whoever resolved them has a lock.
  if (puppetfile === undefined || lock !== undefined) return [];
  const known = new Set<string>([
    ...puppetfile.declarations.map(({ name }) => name),
    ...puppetfile.exclusions.map(({ name }) => name),
    ...modules.modules.flatMap(({ metadata }) => metadata?.name ?? []),
  ]);
  return groupDependencies(facts)
    .filter(({ name }) => !known.has(name))
    .map(({ spelledName, requiredBy }) => ({
      rule: 'new-dependency',
      weight: 'different',
      file: puppetfile.file,
      message: `\`${spelledName}\` will be installed as well: ${requiredBy.join(', ')} ${requiredBy.length === 1 ? 'requires' : 'require'} it`,
      advice: `\`exclusion '${spelledName}'\` leaves it out, \`--no-dependencies\` all that nobody declares`,
    }));
}
