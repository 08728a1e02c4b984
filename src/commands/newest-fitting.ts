import type { ModuleName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';
import { compareVersions } from '../model/version.ts';
import { requirementFor } from '../puppetfile/edit-version.ts';
import { whoHoldsBack } from '../resolver/held-back.ts';
import { newestRelease } from '../resolver/step-backs.ts';
import { asAttempt } from './as-attempt.ts';
import { type ChosenReleases, chooseReleases } from './choose-releases.ts';
import { requirementManner } from './draft-statement.ts';
import { type Edit, type EditableProject, projectWith } from './editable-project.ts';
import type { PlanOptions } from './plan-modules.ts';

/** The newest release of a module that fits the others. */
export interface NewestFitting {
  /** How the Puppetfile is to ask for it. */
  readonly requirement: string;
  /** The newest of all, where that is another one. */
  readonly newest: { readonly version: string; readonly heldBackBy: string } | undefined;
}

/**
 * Finds out which releases modules get in an edited Puppetfile that asks for no range of theirs, and how to
 * ask for them in its manner. Throws what resolving throws.
 */
export async function newestFitting(
  editable: EditableProject,
  trial: Edit,
  names: readonly ModuleName[],
  options: PlanOptions,
): Promise<ReadonlyMap<ModuleName, NewestFitting>> {
  if (names.length === 0) return new Map();
  const project = await projectWith(editable, trial, options.settings);
  const chosen = await asAttempt(editable.text.file, chooseReleases(project, names, options));
  const manner = requirementManner(editable);
  const found = new Map<ModuleName, NewestFitting>();
  for (const name of names) {
    const release = chosen.resolved.resolution.releases.get(name);
    if (release === undefined) throw new TypeError(`${name} is declared, and was not resolved`);
    const requirement = requirementFor(release.version, manner);
    found.set(name, { requirement, newest: await newerThan(release, chosen) });
  }
  return found;
}

async function newerThan(
  release: Release,
  { resolved, catalog }: ChosenReleases,
): Promise<NewestFitting['newest']> {
  const newest = newestRelease((await catalog.releases(release.name)) ?? []);
  if (newest === undefined || compareVersions(newest.version, release.version) <= 0) {
    return undefined;
  }
  return { version: newest.version.text, heldBackBy: await whoHoldsBack(newest, resolved) };
}
