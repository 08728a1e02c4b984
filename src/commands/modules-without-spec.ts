import type { ModuleName } from '../model/module-name.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';

/** The modules of which a Puppetfile excludes the tests, by the names that it has for them. */
export function modulesWithoutSpec({ declarations }: Puppetfile): ReadonlySet<ModuleName> {
  return new Set(
    declarations.flatMap(({ name, excludesSpec }) => (excludesSpec === true ? [name] : [])),
  );
}
