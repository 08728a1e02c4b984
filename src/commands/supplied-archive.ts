import type { ModuleArchive } from '../archive/module-archive.ts';
import { readArchive } from '../archive/read-archive.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { TarballSource } from '../model/module-source.ts';
import { readGithubRelease } from '../sources/github-release.ts';
import { listGithubVersions } from '../sources/github-tags.ts';
import { fetchTarball } from '../sources/tarball-module.ts';
import type { SuppliedModule } from './supplied-module.ts';
import type { SupplyContext } from './supply-context.ts';

/** The archive of a module that is a tarball or a tag of GitHub. */
export interface SuppliedArchive {
  readonly archive: ModuleArchive;
  /** Those that the lock has the sha256 of. */
  readonly bytes: Buffer;
}

/**
 * Brings the archive of a module that is a tarball or a tag of GitHub, as it was locked.
 *
 * @throws PupfileError VERSION_NOT_FOUND where a tag is gone, and what `fetchTarball` and
 * `readGithubRelease` throw
 */
export function fetchSuppliedArchive(
  module: SuppliedModule,
  context: SupplyContext,
): Promise<SuppliedArchive> {
  const { pin } = module;
  switch (pin.kind) {
    case 'tarball':
      return readTarball(module, pin.url, context);
    case 'github_tarball':
      return readTag(module, pin.repository, context);
    case 'git':
    case 'path':
    case 'svn':
    case 'local':
      throw new TypeError(`a ${pin.kind} module has no archive`);
  }
}

function readTarball(
  { digest }: SuppliedModule,
  url: string,
  { http, store, projectDirectory }: SupplyContext,
): Promise<SuppliedArchive> {
  const source: TarballSource = { kind: 'tarball', url, sha256: undefined };
  const options = { http, store, baseDirectory: projectDirectory, lockedSha256: digest };
  return fetchTarball(source, options);
}

/** A lock has the version and the checksum of its archive, not the tag's commit. */
async function readTag(
  { name, version, digest }: SuppliedModule,
  repository: string,
  context: SupplyContext,
): Promise<SuppliedArchive> {
  const subject = `The archive of ${name} ${version}`;
  const stored = await context.store.read(digest);
  if (stored !== undefined)
    return { archive: await readArchive(stored, { subject }), bytes: stored };
  const { http, githubApiUrl: apiUrl } = context;
  const tags = await listGithubVersions({ repository }, { http, apiUrl });
  const tag = tags.find((one) => one.version.text === version);
  if (tag === undefined) {
    throw new PupfileError(
      'VERSION_NOT_FOUND',
      `\`${repository}\` has no tag ${version} any more`,
      {
        hint: `run \`pupfile update ${name}\` to lock another version`,
      },
    );
  }
  return readGithubRelease(tag, { ...context, lockedSha256: digest });
}
