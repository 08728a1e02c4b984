import { PupfileError } from '../errors/pupfile-error.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { isAt, type ModStatement } from '../puppetfile/edit-statements.ts';
import type { EditablePuppetfile } from '../puppetfile/editable-puppetfile.ts';

/**
 * The statement that declares a module, where it is the only one and stands there in plain words; else
 * undefined.
 */
export function findStatement(
  { statements }: EditablePuppetfile,
  { name, span }: ModuleDeclaration,
): ModStatement | undefined {
  const own = statements.filter((statement) => statement.name === name);
  const [only] = own;
  return only !== undefined && own.length === 1 && isAt(only, span) ? only : undefined;
}

/** Why the range of a statement is not changed that is in plain words otherwise. */
export const versionByCode = 'has its version from Ruby code, which is not edited';

/** What stands in the way of an edit. */
export interface EditObstacle {
  /** Completes the sentence that begins with the module; where it is left out, why it has no statement. */
  readonly why?: string;
  /** What to do instead. */
  readonly byHand: string;
}

/** PUPPETFILE_NOT_EDITABLE for a module, with the place of its declaration. */
export function notEditable(
  puppetfile: EditablePuppetfile,
  { name, spelledName, span }: ModuleDeclaration,
  { why, byHand }: EditObstacle,
): PupfileError {
  const { statements, source } = puppetfile;
  const own = statements.filter((statement) => statement.name === name);
  const reason = why ?? whyNot(own.length, span.file !== source.file);
  return new PupfileError('PUPPETFILE_NOT_EDITABLE', `\`${spelledName}\` ${reason}`, {
    labels: [{ span, text: 'declared here' }],
    hint: byHand,
  });
}

function whyNot(statements: number, isElsewhere: boolean): string {
  if (isElsewhere) return 'is declared in another file than the Puppetfile';
  if (statements > 1) return `is declared ${statements} times`;
  return 'is declared by Ruby code, which is not edited';
}
