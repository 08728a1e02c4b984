import { PupfileError } from '../errors/pupfile-error.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { changeRequirements } from '../puppetfile/edit-requirement.ts';
import type { ModStatement } from '../puppetfile/edit-statements.ts';
import { raiseRequirements } from '../puppetfile/edit-version.ts';
import type { EditablePuppetfile } from '../puppetfile/editable-puppetfile.ts';
import { newestRelease } from '../resolver/step-backs.ts';
import { type EditableProject, editableText } from './editable-project.ts';
import { findDeclared } from './find-declared.ts';
import { findStatement, notEditable, versionByCode } from './find-statement.ts';
import type { PlanOptions } from './plan-modules.ts';
import { createCatalog } from './project-catalog.ts';
import { currentVersion, type RaisableDeclaration } from './raise-declaration.ts';

/** A declared module of a Forge, and whether its range can be raised. */
export interface UpgradeCandidate extends RaisableDeclaration {
  /** Undefined where the range is not to be raised. */
  readonly statement: ModStatement | undefined;
  /** Why not, in words; undefined where the range itself says it. */
  readonly obstacle: string | undefined;
}

/**
 * Finds what `upgrade` may raise: of the named modules each one must be, else of all those that are.
 *
 * Throws MODULE_NOT_FOUND and PUPPETFILE_NOT_EDITABLE for a name, and what asking the Forge throws.
 */
export async function findRaisable(
  editable: EditableProject,
  names: readonly string[],
  options: PlanOptions,
): Promise<readonly UpgradeCandidate[]> {
  const { project, text } = editable;
  const puppetfile = editableText(editable, text.text);
  const named = new Set(names.map((name) => findDeclared(editable, name)));
  for (const declaration of named) holdRaisable(puppetfile, declaration);
  const all = project.puppetfile.declarations.filter(({ source }) => source.kind === 'forge');
  const targets = named.size > 0 ? [...named] : all;
  const catalog = createCatalog(project, { ...options, unlocked: targets.map(({ name }) => name) });
  const candidates = await Promise.all(
    targets.map(async (declaration) => {
      const releases = (await catalog.releases(declaration.name)) ?? [];
      const newest = newestRelease(releases);
      const current = currentVersion(declaration, releases, project.lockfile);
      if (newest === undefined || current === undefined) return null;
      const found = { declaration, newest, current };
      return { ...found, ...statementOf(puppetfile, found) };
    }),
  );
  return candidates.flatMap((candidate) => candidate ?? []);
}

function statementOf(
  puppetfile: EditablePuppetfile,
  { declaration, newest }: RaisableDeclaration,
): Pick<UpgradeCandidate, 'statement' | 'obstacle'> {
  const { requirements, range, span } = declaration;
  const isOpen =
    requirements.length === 0 || raiseRequirements(requirements, newest.version) === null;
  if (isOpen) return { statement: undefined, obstacle: undefined };
  const statement = findStatement(puppetfile, declaration);
  const isPlain = statement && changeRequirements(puppetfile, statement, requirements) !== null;
  if (isPlain) return { statement, obstacle: undefined };
  const obstacle = range.allows(newest.version)
    ? undefined
    : `${span.file}:${span.line} is not in plain words`;
  return { statement: undefined, obstacle };
}

function holdRaisable(puppetfile: EditablePuppetfile, declaration: ModuleDeclaration): void {
  const { spelledName, source, requirements, span } = declaration;
  if (source.kind !== 'forge') {
    throw new PupfileError('PUPPETFILE_NOT_EDITABLE', `\`${spelledName}\` comes from no Forge`, {
      labels: [{ span, text: 'declared here' }],
      hint: 'another revision is written there by hand; `pupfile update` moves branches',
    });
  }
  const statement = findStatement(puppetfile, declaration);
  if (requirements.length === 0) return;
  if (statement && changeRequirements(puppetfile, statement, requirements) !== null) return;
  const byHand = 'raise its version there by hand';
  const why = statement === undefined ? {} : { why: versionByCode };
  throw notEditable(puppetfile, declaration, { ...why, byHand });
}
