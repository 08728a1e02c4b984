import { PupfileError } from '../errors/pupfile-error.ts';
import { hyphenate, type ModuleName, parseModuleName } from '../model/module-name.ts';
import { parseRequirement } from '../model/parse-range.ts';

/** A module that somebody asks for on the command line. */
export interface ModuleRequest {
  readonly name: ModuleName;
  /** As typed, with a hyphen for the slash. */
  readonly spelledName: string;
  /** The range behind the `@`; undefined where none was given. */
  readonly requirement: string | undefined;
}

/** Reads `NAME` or `NAME@RANGE`, such as `puppetlabs/apache@>= 12`. Throws USAGE. */
export function parseModuleRequest(text: string): ModuleRequest {
  const at = text.indexOf('@');
  const typed = at === -1 ? text : text.slice(0, at);
  const requirement = at === -1 ? undefined : text.slice(at + 1).trim();
  const name = parseModuleName(typed);
  if (name === null) {
    throw new PupfileError('USAGE', `\`${typed}\` is not a module's name`, {
      hint: 'a name is an author and a module: puppetlabs-stdlib',
    });
  }
  if (requirement !== undefined && (requirement === '' || parseRequirement(requirement) === null)) {
    throw new PupfileError('USAGE', `\`${requirement}\` is not a version range`, {
      hint: `a range is 1.2.3, 1.x, '~> 1.2' or '>= 1.2.3 < 2.0.0': ${hyphenate(typed)}@'>= 1.2.3'`,
    });
  }
  return { name, spelledName: hyphenate(typed), requirement };
}
