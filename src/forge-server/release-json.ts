import { type FolderRelease, releaseSlug } from '../tarballs/read-tarball.ts';
import type { FolderModule } from '../tarballs/release-index.ts';

/** A JSON object of the Forge API, or any other. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * A release as `/v3/releases/SLUG` has it.
 *
 * Left out is what only the Forge computes from the contents of the tarball: `readme`, `changelog`,
 * `license`, `reference`, `docs`, `tasks`, `plans`, `pe_compatibility` and `validation_score`.
 */
export function releaseJson(release: FolderRelease, module: FolderModule): JsonObject {
  const { metadata, version, file, md5, sha256 } = release;
  return {
    uri: `/v3/releases/${releaseSlug(release)}`,
    slug: releaseSlug(release),
    module: abbreviatedModule(module),
    version: version.text,
    metadata,
    tags: metadata['tags'] ?? [],
    supported: false,
    pdk: metadata['pdk-version'] !== undefined,
    file_uri: fileUri(release),
    file_size: file.sizeBytes,
    file_md5: md5,
    file_sha256: sha256,
    downloads: 0,
    created_at: dateText(file.modifiedMs),
    updated_at: dateText(file.modifiedMs),
    deleted_at: deletedAt(release, module),
    deleted_for: null,
  };
}

/** A module as `/v3/modules/SLUG` has it, with its current release and a list of all. */
export function moduleJson(module: FolderModule): JsonObject {
  const { currentRelease, releases, deprecation } = module;
  const times = releases.map(({ file }) => file.modifiedMs);
  return {
    ...abbreviatedModule(module),
    downloads: 0,
    created_at: dateText(Math.min(...times)),
    updated_at: dateText(Math.max(...times)),
    deprecated_for: deprecation?.reason ?? null,
    superseded_by:
      deprecation?.successor === undefined ? null : minimalModule(deprecation.successor),
    supported: false,
    endorsement: null,
    module_group: 'base',
    premium: false,
    current_release: releaseJson(currentRelease, module),
    releases: releases.map((release) => abbreviatedRelease(release, module)),
    feedback_score: null,
    homepage_url: currentRelease.metadata['project_page'] ?? null,
    issues_url: currentRelease.metadata['issues_url'] ?? null,
  };
}

function abbreviatedModule(module: FolderModule): JsonObject {
  const { slug, deprecation, currentRelease } = module;
  const owner = slug.slice(0, slug.indexOf('-'));
  return {
    ...minimalModule(slug),
    name: slug.slice(owner.length + 1),
    // Who doesn't say when did so no earlier than with the current release.
    deprecated_at:
      deprecation === undefined
        ? null
        : dateText(deprecation.sinceMs ?? currentRelease.file.modifiedMs),
    owner: { uri: `/v3/users/${owner}`, slug: owner, username: owner, gravatar_id: null },
  };
}

function minimalModule(slug: string): JsonObject {
  return { uri: `/v3/modules/${slug}`, slug };
}

function abbreviatedRelease(release: FolderRelease, module: FolderModule): JsonObject {
  return {
    uri: `/v3/releases/${releaseSlug(release)}`,
    slug: releaseSlug(release),
    version: release.version.text,
    supported: false,
    created_at: dateText(release.file.modifiedMs),
    deleted_at: deletedAt(release, module),
    file_uri: fileUri(release),
    file_size: release.file.sizeBytes,
  };
}

/** Nobody tells when it was deleted: its own date stands in. */
function deletedAt(release: FolderRelease, { deleted }: FolderModule): string | null {
  return deleted.has(release) ? dateText(release.file.modifiedMs) : null;
}

function fileUri(release: FolderRelease): string {
  return `/v3/files/${releaseSlug(release)}.tar.gz`;
}

/** The Forge's way of writing a time: `2024-01-31 12:00:00 +0000`. */
function dateText(milliseconds: number): string {
  const [date, time] = new Date(milliseconds).toISOString().split('T');
  return `${date} ${time?.slice(0, 8)} +0000`;
}
