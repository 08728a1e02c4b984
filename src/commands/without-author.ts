import { PupfileError } from '../errors/pupfile-error.ts';
import { type ModuleName, parseModuleName, shortName } from '../model/module-name.ts';
import type { ForgeCatalog } from '../sources/forge-catalog.ts';

// Of a popular name the Forge has dozens.
const mostNames = 5;

/**
 * MODULE_NOT_FOUND for a name without an author, by which no Forge knows a module, with those that may
 * have been meant: what the Puppetfile declares under that name, and what the Forge finds.
 */
export async function withoutAuthor(
  name: ModuleName,
  declared: readonly string[],
  catalog: ForgeCatalog,
): Promise<PupfileError> {
  const found = (await catalog.similar?.(name)) ?? [];
  const names = [...new Set([...declared, ...found])].filter((one) => {
    const full = parseModuleName(one);
    return full !== null && full !== name && shortName(full) === name;
  });
  return new PupfileError(
    'MODULE_NOT_FOUND',
    `\`${name}\` has no author, and a Forge knows modules by author and name`,
    { hint: hintOf(name, names) },
  );
}

function hintOf(name: string, names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map((one) => `\`${one}\``);
  const last = shown.pop();
  if (last === undefined) return `write AUTHOR-${name}`;
  return `did you mean ${shown.length > 0 ? `${shown.join(', ')} or ` : ''}${last}?`;
}
