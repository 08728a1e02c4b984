import { PupfileError } from '../errors/pupfile-error.ts';
import type { ReadCommit } from '../sources/git-repositories.ts';
import { commitFileName } from '../sources/vendored-file-name.ts';
import { type GitModule, wantOf } from './git-module.ts';
import type { SupplyContext } from './supply-context.ts';
import type { CommitVendoring } from './vendor-commits.ts';

/** Fills a folder with the packs that modules are read from. */
export async function vendorPacks(
  modules: readonly GitModule[],
  vendoring: CommitVendoring,
): Promise<void> {
  const incomplete: GitModule[] = [];
  // One after another: the files of each are held in memory.
  for (const module of modules) {
    if (!(await isComplete(module, vendoring))) incomplete.push(module);
  }
  // One question for all of them, so that each repository is asked once.
  await vendoring.outside.git.locate(incomplete.map(wantOf));
  for (const module of incomplete) await bringPacks(module, vendoring);
}

/** Whether an install could read all of a module from the folder. */
async function isComplete(module: GitModule, vendoring: CommitVendoring): Promise<boolean> {
  const { files, inside, commits } = vendoring;
  if (files.pack(module.pin.sha) === undefined) return false;
  try {
    await readCommits(module, inside, ({ address, sha }) => {
      const file = files.pack(sha)?.file ?? '';
      commits.add({ file, sha, repository: address.shown, state: 'unchanged' }, module.name);
    });
    return true;
  } catch (error) {
    if (!(error instanceof PupfileError)) throw error;
    if (error.code !== 'CHECKSUM_MISMATCH' && error.code !== 'OFFLINE') throw error;
    // Another module may have needed less of the same pack.
    const { path } = Object(error.data);
    commits.forget(({ sha }) => files.pack(sha)?.path === path);
    return false;
  }
}

async function bringPacks(module: GitModule, vendoring: CommitVendoring): Promise<void> {
  const { files, filling, outside, commits } = vendoring;
  const read: ReadCommit[] = [];
  await readCommits(module, outside, (commit) => read.push(commit));
  for (const { address, sha, pack } of read) {
    const there = files.pack(sha)?.file;
    const file = there ?? commitFileName(address, sha, 'pack');
    if (!commits.has(sha)) filling.add(file, await pack());
    const state = there === undefined ? 'written' : 'replaced';
    commits.add({ file, sha, repository: address.shown, state }, module.name);
  }
}

/** Tells the commits that an install would read a module from. */
async function readCommits(
  { pin: { url, sha, path } }: GitModule,
  { git, submodules }: SupplyContext,
  onCommit: (commit: ReadCommit) => void,
): Promise<void> {
  await git.read(url, { sha, path, submodules }, onCommit);
}
