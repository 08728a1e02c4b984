import type { Incompatibility } from './incompatibility.ts';
import { factsOf } from './proof.ts';
import type { ResolveOptions } from './search.ts';

/**
 * Names that may have been meant instead of those of a proof that nobody has: what else is declared,
 * locked or required, and what the catalog finds.
 */
export async function findSimilarNames(
  proof: Incompatibility,
  { catalog, declarations, locked }: ResolveOptions,
): Promise<readonly string[]> {
  const modules = factsOf(proof).flatMap((fact) =>
    fact.kind === 'declaration' || fact.kind === 'dependency' ? [fact.module] : [],
  );
  const missing = modules.filter(({ exists }) => !exists).map(({ name }) => name);
  const found = await Promise.all(missing.map((name) => catalog.similar?.(name) ?? []));
  const names: readonly string[] = [
    ...locked.keys(),
    ...declarations.map(({ name }) => name),
    ...found.flat(),
  ];
  // A module whose releases are all deleted is found, and is none to choose from.
  return names.filter((name) => !missing.some((one) => one === name.toLowerCase()));
}
