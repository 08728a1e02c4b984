import { PupfileError } from '../errors/pupfile-error.ts';
import { hyphenate, parseModuleName } from '../model/module-name.ts';

/** Finds a locked module by the name that somebody typed. Throws MODULE_NOT_FOUND. */
export function findLockedModule<Module extends { readonly name: string }>(
  modules: Iterable<Module>,
  text: string,
): Module {
  const name = parseModuleName(text) ?? hyphenate(text);
  for (const module of modules) if (module.name === name) return module;
  throw new PupfileError('MODULE_NOT_FOUND', `not found: "${text}"`, {
    notes: ['the lock has no module of that name'],
    hint: '`pupfile show` lists what is locked',
  });
}
