import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { Version } from '../model/version.ts';
import { changeRequirements } from '../puppetfile/edit-requirement.ts';
import { raiseRequirements } from '../puppetfile/edit-version.ts';
import {
  carryOutEdit,
  type EditOptions,
  type EditOutcome,
  nothingEdited,
} from './carry-out-edit.ts';
import { changelogAddress } from './changelog-address.ts';
import { type ChosenReleases, chooseReleases } from './choose-releases.ts';
import { type EditableProject, editableText, openEditableProject } from './editable-project.ts';
import { findHeld, type HeldModule } from './find-held.ts';
import { findRaisable, type UpgradeCandidate } from './find-raisable.ts';
import type { PlanOptions } from './plan-modules.ts';
import type { Report } from './progress.ts';
import { loosen } from './raise-declaration.ts';
import { rememberAnswers } from './remember-answers.ts';
import type { Settings } from './settings.ts';
import { withSources } from './with-sources.ts';

/** What `pupfile upgrade` is to do. */
export interface UpgradeOptions extends EditOptions {
  /** The modules to raise; all where none is named. */
  readonly names: readonly string[];
  /** Raise beyond the major version, too. */
  readonly crossesMajors: boolean;
}

/** What `pupfile upgrade` did, or would do. */
export interface UpgradeResult extends EditOutcome {
  readonly raised: readonly RaisedModule[];
  /** What has a newer release and is not raised to it. */
  readonly held: readonly HeldModule[];
}

/** A module whose range in the Puppetfile was raised. */
export interface RaisedModule {
  readonly name: string;
  /** Versions. */
  readonly from: string;
  readonly to: string;
  /** The part of the version that changes. */
  readonly part: 'major' | 'minor' | 'patch';
  /** What the Puppetfile asked for, and asks for now. */
  readonly requirements: { readonly from: readonly string[]; readonly to: readonly string[] };
  /** Where somebody reads what changed; undefined where nobody says. */
  readonly changelog: string | undefined;
}

/**
 * Raises the ranges of the Puppetfile to the newest releases that fit together; then locks and installs
 * them. A range that allows its release stays as it is.
 *
 * Throws MODULE_NOT_FOUND and PUPPETFILE_NOT_EDITABLE for a name, and what resolving, locking and
 * installing throw; then nothing is written.
 */
export async function upgrade(
  settings: Settings,
  report: Report,
  { names, crossesMajors, ...options }: UpgradeOptions,
): Promise<UpgradeResult> {
  const editable = await openEditableProject(settings, report);
  return withSources(editable.project, settings, report, async ({ http, supply }) => {
    const plan = { settings, report, supply, http: rememberAnswers(http) };
    const candidates = await findRaisable(editable, names, plan);
    const chosen = await chooseRaised(editable, candidates, { ...plan, crossesMajors });
    const raised = candidates.flatMap((one) => raise(one, chosen) ?? []);
    const held = await findHeld(candidates, chosen, crossesMajors);
    const result = { raised: raised.map(({ module }) => module), held };
    if (raised.length === 0) return { ...nothingEdited(editable, options), ...result };
    const edit = editFor(editable, raised);
    return { ...(await carryOutEdit(editable, edit, { ...options, ...plan })), ...result };
  });
}

async function chooseRaised(
  { project }: EditableProject,
  candidates: readonly UpgradeCandidate[],
  options: PlanOptions & { readonly crossesMajors: boolean },
): Promise<ChosenReleases> {
  const { crossesMajors, settings } = options;
  const loose = new Map(
    candidates
      .filter(({ statement }) => statement !== undefined)
      .map((one) => [
        one.declaration.name,
        loosen(one, { crossesMajors, overridesPins: settings.overridesPins }),
      ]),
  );
  const { puppetfile } = project;
  const declarations = puppetfile.declarations.map((one) => loose.get(one.name) ?? one);
  const trial = { ...project, puppetfile: { ...puppetfile, declarations } };
  return chooseReleases(trial, [...loose.keys()], options);
}

interface Raised {
  readonly declaration: ModuleDeclaration;
  readonly requirements: readonly string[];
  readonly module: RaisedModule;
}

function raise(
  { declaration, statement, current }: UpgradeCandidate,
  { resolved }: ChosenReleases,
): Raised | null {
  const { name, spelledName, range, requirements: from } = declaration;
  const release = resolved.resolution.releases.get(name);
  if (statement === undefined || release === undefined || range.allows(release.version))
    return null;
  const requirements = raiseRequirements(from, release.version);
  if (requirements === null) return null;
  const module = {
    name: spelledName,
    from: current.text,
    to: release.version.text,
    part: partOf(current, release.version),
    requirements: { from, to: requirements },
    changelog: changelogAddress(release),
  };
  return { declaration, requirements, module };
}

function partOf({ semver: from }: Version, { semver: to }: Version): RaisedModule['part'] {
  if (from.major !== to.major) return 'major';
  return from.minor === to.minor ? 'patch' : 'minor';
}

function editFor(editable: EditableProject, raised: readonly Raised[]) {
  const puppetfile = editableText(editable, editable.text.text);
  const edits = raised.flatMap(({ declaration, requirements }) => {
    const statement = puppetfile.statements.find(({ name }) => name === declaration.name);
    return (statement && changeRequirements(puppetfile, statement, requirements)) ?? [];
  });
  const changes = raised.map(
    ({ declaration: { name }, requirements }) => ({ kind: 'changed', name, requirements }) as const,
  );
  return { text: puppetfile.textWith(edits), changes };
}
