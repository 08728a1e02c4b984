import { shortName } from '../../model/module-name.ts';
import type { MovingFinding } from '../moving-finding.ts';
import type { ProjectFacts } from '../project-facts.ts';

/** Modules that stand there, that nobody declares and no lock has: r10k purges them, pupfile leaves them. */
export function findUndeclaredModules(facts: ProjectFacts): readonly MovingFinding[] {
  const { puppetfile, modules, lock } = facts;
  if (puppetfile === undefined) return [];
  const known = new Set<string>([
    ...puppetfile.declarations.map(({ name }) => shortName(name)),
    ...(lock?.lockfile?.sources ?? []).flatMap((source) =>
      source.modules.map(({ name }) => shortName(name)),
    ),
    ...requiredNames(facts),
  ]);
  return modules.modules
    .filter(({ directory, isOurs }) => !isOurs && !known.has(directory))
    .map(({ directory, metadata }) => ({
      rule: 'undeclared-module',
      weight: 'different',
      file: `${modules.directory}/${directory}/`,
      message: `\`${metadata?.spelledName ?? directory}\` is there and nobody declares it: r10k purges it, pupfile leaves it`,
      advice:
        metadata === undefined
          ? `declare it, \`mod '${directory}', local: true\`, or remove it: \`pupfile install --clean\``
          : `\`pupfile add ${metadata.spelledName}\`, or remove it: \`pupfile install --clean\``,
    }));
}

/** All that the installed modules require, one of the other, will be installed too. */
function requiredNames({ modules }: ProjectFacts): readonly string[] {
  return modules.modules.flatMap(({ metadata }) =>
    (metadata?.dependencies ?? []).map(({ name }) => shortName(name)),
  );
}
