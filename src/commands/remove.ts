import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { removeStatement } from '../puppetfile/edit-remove.ts';
import { carryOutEdit, type EditOptions, type EditOutcome } from './carry-out-edit.ts';
import { type EditableProject, editableText, openEditableProject } from './editable-project.ts';
import { findDeclared, type ModuleNeed, whoNeeds } from './find-declared.ts';
import { findStatement, notEditable } from './find-statement.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';
import { withSources } from './with-sources.ts';

/** What `pupfile remove` did, or would do. */
export interface RemoveResult extends EditOutcome {
  readonly removed: readonly RemovedModule[];
}

/** A module that the Puppetfile no longer declares. */
export interface RemovedModule extends ModuleNeed {
  readonly name: string;
  /** Where it was declared; 1 is the first line. */
  readonly line: number;
}

/**
 * Takes modules out of the Puppetfile, locks what is left and installs it. A module that others need stays
 * as a dependency.
 *
 * Throws MODULE_NOT_FOUND for a name that is not declared, PUPPETFILE_NOT_EDITABLE, and what locking and
 * installing throw; then nothing is written.
 */
export async function remove(
  settings: Settings,
  report: Report,
  { names, ...options }: EditOptions & { readonly names: readonly string[] },
): Promise<RemoveResult> {
  const editable = await openEditableProject(settings, report);
  const { project } = editable;
  const declared = new Set(names.map((text) => findDeclared(editable, text)));
  const declarations = [...declared];
  const changes = declarations.map(({ name }) => ({ kind: 'removed', name }) as const);
  const text = declarations.reduce(
    (before, one) => without(editable, before, one),
    editable.text.text,
  );
  const outcome = await withSources(project, settings, report, (sources) =>
    carryOutEdit(editable, { text, changes }, { ...options, ...sources, settings, report }),
  );
  const removed = declarations.map(({ name, spelledName, span: { line } }) => ({
    name: spelledName,
    line,
    ...whoNeeds(name, outcome.lock?.lockfile),
  }));
  return { ...outcome, removed };
}

/** One after the other: what is gone decides which comments and blank lines the next one leaves. */
function without(editable: EditableProject, text: string, declaration: ModuleDeclaration): string {
  const byHand = 'take it out by hand, and then `pupfile install`';
  const asItIs = editableText(editable, editable.text.text);
  if (findStatement(asItIs, declaration) === undefined) {
    throw notEditable(asItIs, declaration, { byHand });
  }
  const now = editableText(editable, text);
  const statement = now.statements.find(({ name }) => name === declaration.name);
  const edit = statement === undefined ? null : removeStatement(now, statement);
  if (edit === null) {
    throw notEditable(asItIs, declaration, { why: 'shares its line with other code', byHand });
  }
  return now.textWith([edit]);
}
