import { PupfileError } from '../errors/pupfile-error.ts';
import { parseGitAddress } from '../sources/git-address.ts';
import { readHostedCommit } from '../sources/hosted-archive.ts';
import { findHostedRepository } from '../sources/hosted-repository.ts';
import { readVendoredCommitTarball } from '../sources/vendored-commit-tarball.ts';
import { commitFileName } from '../sources/vendored-file-name.ts';
import type { VendoredFiles } from '../sources/vendored-files.ts';
import { type GitModule, wantOf } from './git-module.ts';
import type { CommitVendoring } from './vendor-commits.ts';

/** Fills a folder with the archives that hosts make of commits, where there is no git client. */
export async function vendorCommitTarballs(
  modules: readonly GitModule[],
  vendoring: CommitVendoring,
): Promise<void> {
  const { git, hosts } = vendoring.outside;
  const foreign = modules.filter(({ pin }) => findHostedRepository(pin.url, hosts) === null);
  // There is no git client, which is what this says.
  await git.locate(foreign.map(wantOf));
  for (const module of modules) await bringTarball(module, vendoring);
}

async function bringTarball(module: GitModule, vendoring: CommitVendoring): Promise<void> {
  const { files, filling, outside, commits } = vendoring;
  const { url, sha } = module.pin;
  const address = parseGitAddress(url, outside.projectDirectory);
  const there = files.commitTarball(sha)?.file;
  const file = there ?? commitFileName(address, sha, 'tarball');
  const entry = { file, sha, repository: address.shown };
  if (commits.has(sha) || (await isThere(sha, files))) {
    commits.add({ ...entry, state: 'unchanged' }, module.name);
    return;
  }
  const hosted = await readHostedCommit(wantOf(module).source, { ...outside, lockedSha: sha });
  if (hosted === null) throw new TypeError(`${url} is no repository of a host`);
  filling.add(file, hosted.bytes);
  commits.add({ ...entry, state: there === undefined ? 'written' : 'replaced' }, module.name);
}

/** One that is damaged is to be replaced. */
async function isThere(sha: string, files: VendoredFiles): Promise<boolean> {
  try {
    return (await readVendoredCommitTarball(sha, files)) !== undefined;
  } catch (error) {
    if (error instanceof PupfileError && error.code === 'CHECKSUM_MISMATCH') return false;
    throw error;
  }
}
