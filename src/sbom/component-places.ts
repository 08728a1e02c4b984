import { redactUrls } from '../errors/redact.ts';
import { publicForgeUrl } from '../model/forge-url.ts';
import { formatPurl } from './purl.ts';
import { repositoryUrl } from './repository-url.ts';
import type { SbomComponent, SbomOrigin } from './sbom.ts';

/** Where a module can be had again, as far as it is the same place for everybody. */
export interface ComponentPlaces {
  readonly purl: string;
  /** Of exactly this version: a URL, or a place in a repository as SPDX writes it (SPDX 2.3, 7.7). */
  readonly download: string | undefined;
  /** The archive's http(s) URL. */
  readonly archiveUrl: string | undefined;
  /** The repository that it was taken from, not the one that its author names. */
  readonly vcsUrl: string | undefined;
}

/**
 * Tells where a module can be had.
 *
 * - A release of a Forge is `pkg:puppet/OWNER/NAME@VERSION`, with the qualifier `repository_url` where
 *   that is not the public one.
 * - What was taken from a repository has the qualifier `vcs_url`, and what is an archive from
 *   elsewhere `download_url` and `checksum`.
 * - Of a place on this machine, which means nothing elsewhere, nothing is told.
 */
export function placesOf({ name, version, origin }: SbomComponent): ComponentPlaces {
  const { qualifiers, subpath, ...places } = placesOfOrigin(origin, `${name}-${version}`);
  const purl = formatPurl({ ...splitName(name), version, qualifiers, subpath });
  return { purl, ...places };
}

/** `puppetlabs-stdlib` is `stdlib` in the namespace `puppetlabs`. */
export function splitName(name: string): {
  readonly namespace: string | undefined;
  readonly name: string;
} {
  const hyphen = name.indexOf('-');
  if (hyphen < 0) return { namespace: undefined, name };
  return { namespace: name.slice(0, hyphen), name: name.slice(hyphen + 1) };
}

interface OriginPlaces extends Omit<ComponentPlaces, 'purl'> {
  readonly qualifiers: Readonly<Record<string, string | undefined>>;
  readonly subpath?: string | undefined;
}

const nowhere: OriginPlaces = {
  qualifiers: {},
  download: undefined,
  archiveUrl: undefined,
  vcsUrl: undefined,
};

function placesOfOrigin(origin: SbomOrigin, slug: string): OriginPlaces {
  switch (origin.kind) {
    case 'forge':
      return forgePlaces(origin.url, slug);
    case 'git':
      return gitPlaces(origin);
    case 'svn':
      return svnPlaces(origin);
    case 'tarball': {
      const url = webUrl(origin.url);
      const qualifiers = { download_url: url, checksum: checksumOf(origin) };
      return { ...nowhere, qualifiers, download: url, archiveUrl: url };
    }
    case 'github_tarball': {
      const vcsUrl = repositoryUrl(`https://github.com/${origin.repository}`);
      // The lock does not say whether the tag begins with a `v`.
      const qualifiers = { vcs_url: vcsUrl && `git+${vcsUrl}`, checksum: checksumOf(origin) };
      return { ...nowhere, qualifiers, vcsUrl };
    }
    case 'path':
    case 'local':
      return nowhere;
  }
}

function forgePlaces(address: string, slug: string): OriginPlaces {
  const url = webUrl(address)?.replace(/\/+$/, '');
  if (url === undefined) return nowhere;
  const archiveUrl = `${url}/v3/files/${slug}.tar.gz`;
  const qualifiers = { repository_url: url === publicForgeUrl ? undefined : url };
  return { ...nowhere, qualifiers, download: archiveUrl, archiveUrl };
}

function gitPlaces({ url, commit, path }: SbomOrigin & { readonly kind: 'git' }): OriginPlaces {
  const vcsUrl = repositoryUrl(url);
  const subpath = (path ?? '')
    .split('/')
    .filter((segment) => !/^\.{0,2}$/.test(segment))
    .join('/');
  const place = vcsUrl === undefined ? undefined : `git+${vcsUrl}@${commit}`;
  return {
    ...nowhere,
    qualifiers: { vcs_url: place },
    subpath: subpath === '' ? undefined : subpath,
    download: place && (subpath === '' ? place : `${place}#${encodeURI(subpath)}`),
    vcsUrl,
  };
}

function svnPlaces({ url, revision }: SbomOrigin & { readonly kind: 'svn' }): OriginPlaces {
  const vcsUrl = repositoryUrl(url);
  const place = vcsUrl && `${vcsUrl.replace(/^(?!svn\+)/, 'svn+')}@${revision}`;
  return { ...nowhere, qualifiers: { vcs_url: place }, download: place, vcsUrl };
}

/** Without what stands behind a `?`, which may be a signature or a token. */
function webUrl(address: string): string | undefined {
  const bare = redactUrls(address).replace(/[?#].*$/s, '');
  return /^https?:\/\//i.test(bare) && URL.canParse(bare)
    ? new URL(bare).href.replace(/(?<=^[^/]*\/\/[^/]*)\/$/, '')
    : undefined;
}

function checksumOf({ sha256 }: { readonly sha256?: string | undefined }): string | undefined {
  return sha256 === undefined ? undefined : `sha256:${sha256}`;
}
