import { redactUrls } from '../errors/redact.ts';

// `ssh+git:` and `git+ssh:` are old words of git for `ssh:`.
const schemes = /^(?:https?|ssh|git|svn|svn\+ssh):$/;

/**
 * The address of a repository as a URL that means the same everywhere, without a user, password, query
 * or fragment: `git@host:team/x.git` is `ssh://host/team/x.git`. Undefined for a place on this machine
 * and for what is no address.
 */
export function repositoryUrl(address: string): string | undefined {
  // Without a dot it is a name in somebody's own settings of ssh, or a drive.
  const [, host, path = ''] =
    /^(?:[^/\s]*@)?([^@/:\s]+\.[^@/:\s]+):(?!\/\/)\/?(\S+)$/.exec(address.trim()) ?? [];
  const text = host === undefined ? address.trim() : `ssh://${host}/${path}`;
  const spelled = text
    .replace(/^(?:ssh\+git|git\+ssh):/i, 'ssh:')
    .replace(/^git\+(?=https?:)/i, '');
  const bare = redactUrls(spelled).replace(/[?#].*$/s, '');
  if (/\s/.test(bare) || !URL.canParse(bare)) return undefined;
  const { protocol, hostname, href } = new URL(bare);
  return schemes.test(protocol) && hostname !== '' ? href : undefined;
}
