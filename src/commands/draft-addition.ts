import { PupfileError } from '../errors/pupfile-error.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { MeantChange } from '../puppetfile/edit-check.ts';
import { changeRequirements } from '../puppetfile/edit-requirement.ts';
import { addForgeModule, addGitModule, type GitRevision } from './draft-statement.ts';
import { type Edit, type EditableProject, editableText } from './editable-project.ts';
import { findStatement, notEditable, versionByCode } from './find-statement.ts';
import type { ModuleRequest } from './module-request.ts';
import type { NewestFitting } from './newest-fitting.ts';

/** A module that was asked for. */
export interface AddedModule {
  /** `unchanged` where it was declared already, and no other range was asked for. */
  readonly kind: 'added' | 'changed' | 'unchanged';
  readonly name: string;
  /** What the Puppetfile asked for before; undefined where it did not declare it. */
  readonly from: readonly string[] | undefined;
  readonly to: readonly string[];
  readonly git: GitRevision | undefined;
  /** The newest release, where another one fits; and who holds it back. */
  readonly newest: NewestFitting['newest'];
}

/** A module that was asked for, and what is known of it. */
export interface WantedModule {
  readonly request: ModuleRequest;
  readonly git: GitRevision | undefined;
  readonly found: ModuleDeclaration | undefined;
  readonly fitting: NewestFitting | undefined;
}

/** An edit that has come further, by one module. */
export interface EditStep {
  readonly edit: Edit;
  readonly module: AddedModule;
}

/**
 * Declares a module, or gives one that is declared another range. Throws PUPPETFILE_NOT_EDITABLE.
 */
export function draftAddition(
  editable: EditableProject,
  edit: Edit,
  { found, ...wanted }: WantedModule,
): EditStep {
  return found === undefined
    ? declareNew(editable, edit, wanted)
    : changeDeclared(editable, edit, { ...wanted, found });
}

function declareNew(
  editable: EditableProject,
  { text, changes }: Edit,
  { request, git, fitting }: Omit<WantedModule, 'found'>,
): EditStep {
  const { name, spelledName } = request;
  const requirement = request.requirement ?? fitting?.requirement;
  const drafted =
    git === undefined
      ? addForgeModule(editable, text, { name, spelledName, requirement })
      : addGitModule(editable, text, { name, spelledName, git });
  const to = toRequirements(requirement) ?? [];
  const change: MeantChange = { kind: 'added', name, requirements: to, source: drafted.source };
  const newest = fitting?.newest;
  return {
    edit: { text: drafted.text, changes: [...changes, change] },
    module: { kind: 'added', name: spelledName, from: undefined, to, git, newest },
  };
}

function changeDeclared(
  editable: EditableProject,
  { text, changes }: Edit,
  { request, git, found }: Omit<WantedModule, 'fitting'> & { readonly found: ModuleDeclaration },
): EditStep {
  const { name, spelledName, requirements: from } = found;
  if (git !== undefined) throw declaredAlready(editable, found);
  const to = toRequirements(request.requirement) ?? from;
  const kind = String(to) === String(from) ? 'unchanged' : 'changed';
  const module = { kind, name: spelledName, from, to, git, newest: undefined } as const;
  if (kind === 'unchanged') return { edit: { text, changes }, module };
  const now = changeText(editable, text, { found, requirement: request.requirement ?? '' });
  const change: MeantChange = { kind, name, requirements: to };
  return { edit: { text: now, changes: [...changes, change] }, module };
}

/** As a declaration has them, where those for any version are none. */
function toRequirements(requirement: string | undefined): readonly string[] | undefined {
  if (requirement === undefined) return undefined;
  return /^:?latest$/.test(requirement) ? [] : [requirement];
}

function changeText(
  editable: EditableProject,
  text: string,
  { found, requirement }: { readonly found: ModuleDeclaration; readonly requirement: string },
): string {
  const byHand = `write '${requirement}' there by hand, and then \`pupfile install\``;
  if (found.source.kind !== 'forge') throw declaredAlready(editable, found);
  const asItIs = editableText(editable, editable.text.text);
  if (findStatement(asItIs, found) === undefined) throw notEditable(asItIs, found, { byHand });
  const now = editableText(editable, text);
  const statement = now.statements.find(({ name }) => name === found.name);
  const edits = statement && changeRequirements(now, statement, [requirement]);
  if (!edits) throw notEditable(asItIs, found, { why: versionByCode, byHand });
  return now.textWith(edits);
}

function declaredAlready(
  { text: { file } }: EditableProject,
  { spelledName, span }: ModuleDeclaration,
): PupfileError {
  return new PupfileError(
    'PUPPETFILE_NOT_EDITABLE',
    `${file} declares \`${spelledName}\` already, and \`add\` does not change where it comes from`,
    {
      labels: [{ span, text: 'declared here' }],
      hint: `\`pupfile remove ${spelledName}\` first, or edit ${file} by hand`,
    },
  );
}
