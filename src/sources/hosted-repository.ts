/** A host of git repositories that makes archives of their commits. */
export interface HostedHost {
  readonly kind: 'github' | 'gitlab';
  /** What the URLs of its repositories begin with: `https://github.com`. */
  readonly webUrl: string;
  /** The base URL of its API, without a trailing slash: `https://api.github.com`. */
  readonly apiUrl: string;
}

/** A repository of such a host. */
export interface HostedRepository {
  readonly host: HostedHost;
  /** `owner/repository`; on GitLab `group/subgroup/repository`, too. */
  readonly path: string;
}

/** The hosts that everybody knows. */
export const publicHosts: readonly HostedHost[] = [
  { kind: 'github', webUrl: 'https://github.com', apiUrl: 'https://api.github.com' },
  { kind: 'github', webUrl: 'https://www.github.com', apiUrl: 'https://api.github.com' },
  { kind: 'gitlab', webUrl: 'https://gitlab.com', apiUrl: 'https://gitlab.com/api/v4' },
];

/**
 * The host behind the base URL of a GitHub API: `https://HOST/api/v3` of GitHub Enterprise Server,
 * `https://api.HOST` of GitHub itself and of GitHub Enterprise Cloud. Null where it is neither.
 */
export function githubHostOf(apiUrl: string): HostedHost | null {
  const base = apiUrl.replace(/\/+$/, '');
  const [, scheme, api, host, path] =
    /^(https?:\/\/)(api\.)?([^/?#@]+)(\/[^?#]*)?$/i.exec(base) ?? [];
  if (scheme === undefined || host === undefined) return null;
  if (path === '/api/v3')
    return { kind: 'github', webUrl: scheme + (api ?? '') + host, apiUrl: base };
  return api !== undefined && path === undefined
    ? { kind: 'github', webUrl: scheme + host, apiUrl: base }
    : null;
}

// What GitHub and GitLab allow in names; a segment of dots would be another address.
const segment = /^(?!\.{1,2}$)[\w.+-]+$/;

/**
 * Recognises the URL of a repository on one of the hosts: `https://github.com/OWNER/REPO`, with or
 * without `.git`. Null for any other URL, and for one with credentials, which are meant for git.
 */
export function findHostedRepository(
  url: string,
  hosts: readonly HostedHost[],
): HostedRepository | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  const { origin, pathname, username, password, search, hash } = new URL(url);
  const host = hosts.find(({ webUrl }) => new URL(webUrl).origin === origin);
  if (host === undefined || username + password + search + hash !== '') return null;
  const path = pathname.replace(/^\/|\/+$/g, '').replace(/\.git$/, '');
  const segments = path.split('/');
  const isRepository =
    segments.every((one) => segment.test(one) && one !== '-') &&
    (host.kind === 'github' ? segments.length === 2 : segments.length >= 2);
  return isRepository ? { host, path } : null;
}

/**
 * Where the .tar.gz of a commit may be had: first as everybody gets it, which counts for no limit of
 * the API, then from the API, which takes tokens for private repositories.
 */
export function archiveUrlsOf(
  { host, path }: HostedRepository,
  sha: string,
): readonly [string, ...string[]] {
  if (host.kind === 'github') {
    return [
      `${host.webUrl}/${path}/archive/${sha}.tar.gz`,
      `${host.apiUrl}/repos/${path}/tarball/${sha}`,
    ];
  }
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [
    `${host.webUrl}/${path}/-/archive/${sha}/${name}-${sha}.tar.gz`,
    `${host.apiUrl}/projects/${encodeURIComponent(path)}/repository/archive.tar.gz?sha=${sha}`,
  ];
}
