import { PupfileError } from '../errors/pupfile-error.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { hyphenate, type ModuleName, parseModuleName } from '../model/module-name.ts';
import { nearestName } from '../resolver/nearest-name.ts';
import type { EditableProject } from './editable-project.ts';

/** Why a module is locked that the Puppetfile does not declare. */
export interface ModuleNeed {
  /** The locked version; undefined where it is not locked. */
  readonly staysAt: string | undefined;
  /** Who needs it: `acme-web 1.0.0 requires >= 1.0.0`. */
  readonly neededBy: readonly string[];
}

/** Finds a declaration by the name that somebody typed. Throws MODULE_NOT_FOUND. */
export function findDeclared(
  { project, text: { file } }: EditableProject,
  text: string,
): ModuleDeclaration {
  const { declarations } = project.puppetfile;
  const name = parseModuleName(text);
  const found = declarations.find((declaration) => declaration.name === name);
  if (found !== undefined) return found;
  const names = declarations.map(({ spelledName }) => spelledName);
  const meant = name === null ? undefined : nearestName(name, names);
  const needed = name === null ? [] : whoNeeds(name, project.lockfile).neededBy;
  throw new PupfileError('MODULE_NOT_FOUND', `${file} does not declare \`${hyphenate(text)}\``, {
    notes: needed.map((need) => `it is a dependency: ${need}`),
    ...(meant === undefined ? {} : { hint: `did you mean \`${meant}\`?` }),
  });
}

/** Whether a lock has a module because others need it. */
export function whoNeeds(name: ModuleName, lockfile: Lockfile | undefined): ModuleNeed {
  const modules = lockfile?.sources.flatMap((source) => source.modules) ?? [];
  return {
    staysAt: modules.find((module) => module.name === name)?.version,
    neededBy: modules.flatMap(({ spelledName, version, dependencies }) =>
      dependencies
        .filter((dependency) => dependency.name === name)
        .map(({ requirement }) => `${spelledName} ${version} requires ${requirement}`),
    ),
  };
}
