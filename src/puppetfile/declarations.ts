import type { PupfileError } from '../errors/pupfile-error.ts';
import type { Directive, ModuleDeclaration } from '../model/module-declaration.ts';
import { hasAuthor } from '../model/module-name.ts';
import type { DslCall } from './dsl-calls.ts';
import { attempt, invalid } from './gather-errors.ts';
import { readModuleOptions } from './module-options.ts';
import type { SourceScope } from './module-sources.ts';
import type { Exclusion } from './puppetfile.ts';
import { readName, refuseGluedVersion } from './read-name.ts';
import { readRequirements } from './read-requirements.ts';

/** What reading a `mod` line depends on beside its own words. */
export interface DeclarationScope extends SourceScope {
  /** Where modules are put at this place of the file, if not into the modules directory. */
  readonly installPath: string | undefined;
  /** What comments at the line say. */
  readonly directives: readonly Directive[];
  readonly errors: PupfileError[];
}

/** Reads a `mod` line; what is wrong with it goes to the errors, and null comes back. */
export function readDeclaration(call: DslCall, scope: DeclarationScope): ModuleDeclaration | null {
  const { errors, warnings, directives } = scope;
  const name = attempt(errors, () => readName(call));
  const options = attempt(errors, () => readModuleOptions(call.options, scope));
  const versions = [...call.args.slice(1), ...(options?.version ? [options.version] : [])];
  const kind = options?.source.kind ?? 'forge';
  const wanted = attempt(errors, () => readRequirements(versions, { kind, warnings }));
  if (name === null || options === null || wanted === null) return null;
  const installPath = options.installPath ?? scope.installPath;
  const declaration: ModuleDeclaration = {
    ...name,
    ...wanted,
    source: options.source,
    span: call.span,
    ...(installPath === undefined ? {} : { installPath }),
    ...(options.excludesSpec ? { excludesSpec: true } : {}),
    ...(directives.length === 0 ? {} : { directives }),
  };
  return attempt(errors, () => checkForgeName(declaration, call));
}

/** Reads an `exclusion` line. Throws PUPPETFILE_INVALID. */
export function readExclusion(call: DslCall): Exclusion {
  return { ...readName(call), span: call.span };
}

function checkForgeName(declaration: ModuleDeclaration, call: DslCall): ModuleDeclaration {
  const { name, spelledName, source, requirements } = declaration;
  const [value] = call.args;
  if (source.kind !== 'forge') return declaration;
  const isText = value?.kind === 'string' || value?.kind === 'symbol';
  if (isText && requirements.length === 0) refuseGluedVersion(value);
  if (hasAuthor(name)) return declaration;
  throw invalid(
    `\`${spelledName}\` has no author, and a Forge knows modules by author and name`,
    value?.span ?? call.span,
    'whose module?',
    `write 'AUTHOR/${spelledName}', or say where it is with git: or path:`,
  );
}
