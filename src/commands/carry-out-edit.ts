import { stageTextFile } from '../project/text-file.ts';
import { type DiffHunk, diffLines } from '../puppetfile/diff-lines.ts';
import { asAttempt } from './as-attempt.ts';
import { type Edit, type EditableProject, holdUnchanged, projectWith } from './editable-project.ts';
import { holdChecksums } from './hold-checksums.ts';
import { type InstallResult, installProject } from './install.ts';
import { type LockResult, lockFrom, tryLock } from './lock.ts';
import type { Project } from './open-project.ts';
import type { PlanOptions } from './plan-modules.ts';

/** How far an edit is to go. */
export interface EditOptions {
  /** Nothing is written. */
  readonly isDryRun: boolean;
  /** The modules are installed, and not only locked. */
  readonly installs: boolean;
}

/** What came of an edit. */
export interface EditOutcome {
  /** The Puppetfile's name. */
  readonly file: string;
  readonly isDryRun: boolean;
  /** What differs in the Puppetfile. */
  readonly diff: readonly DiffHunk[];
  /** The lock that was written, or would be; undefined where there was nothing to edit. */
  readonly lock: LockResult | undefined;
  /** Undefined where nothing was to be installed. */
  readonly install: InstallResult | undefined;
}

/** What came of an edit that changes nothing. */
export function nothingEdited({ text }: EditableProject, { isDryRun }: EditOptions): EditOutcome {
  return { file: text.file, isDryRun, diff: [], lock: undefined, install: undefined };
}

/**
 * Locks and installs what an edited Puppetfile says, and then writes that. Where it throws, the
 * Puppetfile is as it was, and so are the lock and the modules, unless it is the Puppetfile alone that
 * could not be written.
 *
 * Throws PUPPETFILE_NOT_EDITABLE, and what locking and installing throw.
 */
export async function carryOutEdit(
  editable: EditableProject,
  edit: Edit,
  { isDryRun, installs, ...given }: EditOptions & PlanOptions,
): Promise<EditOutcome> {
  const { file, text } = editable.text;
  // Who edits the Puppetfile wants the lock to follow, in CI as well.
  const plan = { ...given, settings: { ...given.settings, frozenBy: undefined } };
  const path = editable.project.paths.puppetfile;
  const project = await projectWith(editable, edit, plan.settings);
  const outcome = { file, isDryRun, diff: diffLines(text, edit.text) };
  if (isDryRun) {
    const lock = await asAttempt(file, tryLock(project, plan));
    return { ...outcome, lock, install: undefined };
  }
  // What forbids to write it is told before anything else is written.
  stageTextFile(path, edit.text).discard();
  const done = await asAttempt(file, lockOrInstall(project, { installs, ...plan }));
  holdUnchanged(editable);
  stageTextFile(path, edit.text).commit();
  return { ...outcome, ...done };
}

async function lockOrInstall(
  project: Project,
  { installs, ...plan }: Pick<EditOptions, 'installs'> & PlanOptions,
): Promise<Pick<EditOutcome, 'lock' | 'install'>> {
  if (!installs) return { lock: await lockFrom(project, plan), install: undefined };
  holdChecksums(project);
  const install = await installProject(project, plan);
  const { lockfileName: name, lockfile, isLockWritten, changes, stepBacks } = install;
  return { lock: { name, lockfile, isWritten: isLockWritten, changes, stepBacks }, install };
}
