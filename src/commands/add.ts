import { PupfileError } from '../errors/pupfile-error.ts';
import { hasAuthor, type ModuleName } from '../model/module-name.ts';
import {
  carryOutEdit,
  type EditOptions,
  type EditOutcome,
  nothingEdited,
} from './carry-out-edit.ts';
import { type AddedModule, draftAddition, type WantedModule } from './draft-addition.ts';
import type { GitRevision } from './draft-statement.ts';
import { type Edit, type EditableProject, openEditableProject } from './editable-project.ts';
import { type ModuleRequest, parseModuleRequest } from './module-request.ts';
import { type NewestFitting, newestFitting } from './newest-fitting.ts';
import type { PlanOptions } from './plan-modules.ts';
import type { Report } from './progress.ts';
import { createCatalog } from './project-catalog.ts';
import { rememberAnswers } from './remember-answers.ts';
import type { Settings } from './settings.ts';
import { withSources } from './with-sources.ts';
import { withoutAuthor } from './without-author.ts';

/** What `pupfile add` is to do. */
export interface AddOptions extends EditOptions {
  /** `NAME` or `NAME@RANGE`. */
  readonly modules: readonly string[];
  /** Where the one module comes from, where that is no Forge. */
  readonly git: GitRevision | undefined;
}

/** What `pupfile add` did, or would do. */
export interface AddResult extends EditOutcome {
  readonly added: readonly AddedModule[];
}

/**
 * Declares modules in the Puppetfile, or gives those that are declared another range; locks and installs
 * them.
 *
 * Throws MODULE_NOT_FOUND for a name without author, USAGE, PUPPETFILE_NOT_EDITABLE, and what locking and
 * installing throw; then nothing is written.
 */
export async function add(
  settings: Settings,
  report: Report,
  { modules, git, ...options }: AddOptions,
): Promise<AddResult> {
  const requests = modules.map(parseModuleRequest);
  checkRequests(requests, git);
  const editable = await openEditableProject(settings, report);
  return withSources(editable.project, settings, report, async ({ http, supply }) => {
    const plan = { settings, report, supply, http: rememberAnswers(http) };
    if (git === undefined) await holdAuthors(editable, requests, plan);
    const wanted = requests.map((request) => ({ request, git, found: find(editable, request) }));
    const free = wanted.filter(
      ({ request, found }) =>
        found === undefined && git === undefined && request.requirement === undefined,
    );
    // What is asked for together has to fit together.
    const trial = draftAll(editable, wanted, new Map());
    const names = free.map(({ request }) => request.name);
    const fitting = await newestFitting(editable, trial.edit, names, plan);
    const { edit, added } = draftAll(editable, wanted, fitting);
    if (edit.changes.length === 0) return { ...nothingEdited(editable, options), added };
    return { ...(await carryOutEdit(editable, edit, { ...options, ...plan })), added };
  });
}

function draftAll(
  editable: EditableProject,
  wanted: readonly Omit<WantedModule, 'fitting'>[],
  fitting: ReadonlyMap<ModuleName, NewestFitting>,
): { readonly edit: Edit; readonly added: readonly AddedModule[] } {
  let edit: Edit = { text: editable.text.text, changes: [] };
  const added: AddedModule[] = [];
  for (const one of wanted) {
    const step = draftAddition(editable, edit, { ...one, fitting: fitting.get(one.request.name) });
    edit = step.edit;
    added.push(step.module);
  }
  return { edit, added };
}

function checkRequests(requests: readonly ModuleRequest[], git: GitRevision | undefined): void {
  const twice = requests.find(({ name }, index) =>
    requests.slice(0, index).some((other) => other.name === name),
  );
  if (twice !== undefined) {
    throw new PupfileError('USAGE', `\`${twice.spelledName}\` is named twice`);
  }
  if (git === undefined) return;
  const [first, ...others] = requests;
  if (others.length > 0 || first?.requirement !== undefined) {
    throw new PupfileError('USAGE', 'A repository has one module, and its version is a revision', {
      hint: `pupfile add ${first?.spelledName ?? 'NAME'} --git ${git.url} --tag v1.2.3`,
    });
  }
}

/** What is declared without its author needs none. */
async function holdAuthors(
  editable: EditableProject,
  requests: readonly ModuleRequest[],
  options: PlanOptions,
): Promise<void> {
  const { project } = editable;
  const isNameless = (request: ModuleRequest) =>
    !hasAuthor(request.name) && find(editable, request) === undefined;
  const nameless = requests.find(isNameless);
  if (nameless === undefined) return;
  const declared = project.puppetfile.declarations.map(({ spelledName }) => spelledName);
  throw await withoutAuthor(nameless.name, declared, createCatalog(project, options));
}

/** A dependency of metadata.json is declared as well; a `mod` statement takes its place. */
function find({ project, text }: EditableProject, { name }: ModuleRequest) {
  return project.puppetfile.declarations.find(
    (declaration) => declaration.name === name && declaration.span.file === text.file,
  );
}
