import { openVendoredFiles } from '../sources/vendored-files.ts';
import { CommitList } from './commit-list.ts';
import type { GitModule } from './git-module.ts';
import { createSupplyContext, type SupplyContext } from './supply-context.ts';
import { vendorCommitTarballs } from './vendor-commit-tarballs.ts';
import { vendorPacks } from './vendor-packs.ts';
import type { BroughtCommit } from './vendor-result.ts';
import type { Vendoring } from './vendoring.ts';

/** What bringing commits into a folder needs. */
export interface CommitVendoring extends Vendoring {
  /** Reads what the folder has, and nothing else. */
  readonly inside: SupplyContext;
  /** Reads what the store and the servers have, and nothing of the folder. */
  readonly outside: SupplyContext;
  /** Is told what became of each commit. */
  readonly commits: CommitList;
}

/**
 * Fills a folder with the commits that modules are read from, and those of their submodules where they
 * are to be brought: each as a pack, or without a git client as the archive that its host makes. What
 * an install could read from the folder already is not asked for.
 *
 * Throws what reading the modules throws.
 *
 * @returns by file
 */
export async function vendorCommits(
  modules: readonly GitModule[],
  vendoring: Vendoring,
): Promise<readonly BroughtCommit[]> {
  if (modules.length === 0) return [];
  const { project, settings, report, http, files } = vendoring;
  // What is vendored and damaged is to be replaced.
  const nothing = openVendoredFiles(undefined);
  const outside = createSupplyContext({ project, settings, report, http, vendored: nothing });
  const alone: typeof settings = { ...settings, cacheDirectory: undefined, isOffline: true };
  const inside = createSupplyContext({ project, settings: alone, report, http, vendored: files });
  const commits = new CommitList();
  const hasGit = !outside.readsArchive(undefined);
  try {
    const bring = hasGit ? vendorPacks : vendorCommitTarballs;
    await bring(modules, { ...vendoring, inside, outside, commits });
  } finally {
    await Promise.all([inside.git.close(), outside.git.close()]);
  }
  return commits.list();
}
