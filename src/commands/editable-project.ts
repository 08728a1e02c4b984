import { PupfileError } from '../errors/pupfile-error.ts';
import { findProject } from '../project/find-project.ts';
import { loadPrismModule } from '../project/prism-module.ts';
import { readTextFile } from '../project/text-file.ts';
import { checkEdit, type MeantChange } from '../puppetfile/edit-check.ts';
import { type EditablePuppetfile, readEditable } from '../puppetfile/editable-puppetfile.ts';
import { openProject, type Project } from './open-project.ts';
import type { Report } from './progress.ts';
import { type NamedText, readPuppetfileText } from './puppetfile-text.ts';
import { declarationsIn } from './read-declarations.ts';
import type { Settings } from './settings.ts';

/** A project whose Puppetfile is to be edited. */
export interface EditableProject {
  readonly project: Project;
  /** The Puppetfile as it is. */
  readonly text: NamedText;
  /** As in the settings. */
  readonly ownsProcess: boolean;
}

/** An edit of a Puppetfile: the text that it leads to, and what that means. */
export interface Edit {
  readonly text: string;
  readonly changes: readonly MeantChange[];
}

/**
 * Reads a project for editing its Puppetfile.
 *
 * Throws PUPPETFILE_NOT_FOUND where only a metadata.json is there, and what reading the files throws.
 */
export async function openEditableProject(
  settings: Settings,
  report: Report,
): Promise<EditableProject> {
  const paths = findProject(settings.directory, settings.puppetfile);
  if (!paths.hasPuppetfile) {
    throw new PupfileError('PUPPETFILE_NOT_FOUND', 'There is no Puppetfile to edit', {
      notes: ['the project has a metadata.json, whose dependencies are installed'],
      hint: '`pupfile init` writes a Puppetfile that includes them',
    });
  }
  const text = readPuppetfileText(paths);
  const project = await openProject(settings, report);
  return { project, text, ownsProcess: settings.ownsProcess ?? false };
}

/** Where in a text of the project's Puppetfile what can be edited stands. */
export function editableText(
  { text: { file }, ownsProcess }: EditableProject,
  text: string,
): EditablePuppetfile {
  return readEditable({ text, file }, loadPrismModule({ ownsProcess }));
}

/**
 * The project as an edit of its Puppetfile makes it.
 *
 * Throws PUPPETFILE_NOT_EDITABLE where the new text does not say what was meant, and what reading it throws.
 */
export async function projectWith(
  { project, text: { file } }: EditableProject,
  { text, changes }: Edit,
  settings: Settings,
): Promise<Project> {
  const puppetfile = await declarationsIn({ text, file }, project.paths, settings);
  checkEdit(project.puppetfile, puppetfile, changes);
  return { ...project, puppetfile };
}

/** Throws PUPPETFILE_NOT_EDITABLE where somebody else has changed the Puppetfile since it was read. */
export function holdUnchanged({ project, text: { text, file } }: EditableProject): void {
  if (readTextFile(project.paths.puppetfile, file, 'PUPPETFILE_UNREADABLE') === text) return;
  throw new PupfileError('PUPPETFILE_NOT_EDITABLE', `${file} was changed while it was edited`, {
    hint: 'run the command once more',
  });
}
