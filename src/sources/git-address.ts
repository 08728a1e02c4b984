import { resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';

/** Where a git repository is, checked, so that git takes it for nothing else. */
export interface GitAddress {
  readonly transport: GitTransport;
  /** What git is given: no password and, but for ssh, no user; a local path is absolute. */
  readonly url: string;
  /** Safe to print. */
  readonly shown: string;
  /** What the URL says of who asks. Never to be printed, stored or given as an argument. */
  readonly login: GitLogin | undefined;
}

/** The ways to a repository that are allowed; `file` is a directory of this machine. */
export type GitTransport = 'https' | 'http' | 'ssh' | 'git' | 'file';

/** Who asks an http(s) server. */
export interface GitLogin {
  /** What it is for: `https://git.example.org`. */
  readonly origin: string;
  readonly username: string;
  /** Undefined where the URL names a user alone. */
  readonly password: string | undefined;
}

const transports: Readonly<Record<string, GitTransport>> = {
  https: 'https',
  http: 'http',
  ssh: 'ssh',
  'git+ssh': 'ssh',
  'ssh+git': 'ssh',
  git: 'git',
  file: 'file',
};

/**
 * Reads the address of a repository as a Puppetfile or a .gitmodules has it: an http(s), ssh, git or
 * file URL, `user@host:path` for ssh, or a path, which begins at `baseDirectory` where it is
 * relative.
 *
 * @throws PupfileError SOURCE_UNSUPPORTED for other transports (`ext::` would run a program) and for
 * whatever git could take for an option
 */
export function parseGitAddress(text: string, baseDirectory: string): GitAddress {
  if (text === '' || /\p{Cc}/u.test(text)) throw refused(text, 'it is no address');
  const [, helper] = /^([a-z][a-z0-9+.-]*)::/i.exec(text) ?? [];
  if (helper !== undefined)
    throw refused(text, `\`${helper}::\` is a transport of another program`);
  if (text.startsWith('-')) throw refused(text, 'git would take it for an option');
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(text) ?? [];
  if (scheme !== undefined && rest !== undefined) return readUrl(text, scheme.toLowerCase(), rest);
  // As git itself decides: a colon before the first slash.
  if (/^[^/]*:/.test(text)) return readSshShorthand(text);
  const path = resolve(baseDirectory, text);
  return { transport: 'file', url: path, shown: sanitizeText(text), login: undefined };
}

function readUrl(text: string, scheme: string, rest: string): GitAddress {
  const transport = transports[scheme];
  if (transport === undefined) {
    throw refused(text, `pupfile fetches nothing by \`${sanitizeText(scheme)}\``);
  }
  if (transport === 'http' || transport === 'https') return readWebUrl(text, transport);
  if (transport === 'file') {
    return { transport, url: `file://${rest}`, shown: sanitizeText(text), login: undefined };
  }
  const [, authority = '', path = ''] = /^([^/]*)(.*)$/.exec(rest) ?? [];
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  const [user = ''] = authority.slice(0, Math.max(at, 0)).split(':');
  if (host === '' || host.startsWith('-') || user.startsWith('-')) {
    throw refused(text, 'it has no host');
  }
  // ssh has no use for a password, and to git:// nobody is anybody.
  const who = transport === 'ssh' && user !== '' ? `${user}@` : '';
  const shown = sanitizeText(text);
  return { transport, url: `${transport}://${who}${host}${path}`, shown, login: undefined };
}

function readWebUrl(text: string, transport: 'http' | 'https'): GitAddress {
  if (!URL.canParse(text)) throw refused(text, 'it is no URL');
  const url = new URL(text);
  const login = loginOf(url, text);
  url.username = '';
  url.password = '';
  return { transport, url: url.href, shown: sanitizeText(text), login };
}

function loginOf({ origin, username, password }: URL, text: string): GitLogin | undefined {
  if (username === '' && password === '') return undefined;
  const hasPassword = /^[^/]*\/\/[^/?#]*:[^/?#]*@/.test(text);
  const login = {
    origin,
    username: decode(username),
    password: hasPassword ? decode(password) : undefined,
  };
  // A line break would be a line more of what git is answered.
  if (!/\p{Cc}/u.test(login.username + (login.password ?? ''))) return login;
  throw refused(text, 'its user or password has a control character');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % stands for itself.
    return text;
  }
}

/** `user@host:path`, the user being optional; an IPv6 address stands in brackets. */
function readSshShorthand(text: string): GitAddress {
  const [, user = '', host = '', path = ''] =
    /^(?:([^@/]*)@)?(\[[^\]/]*\]|[^:/]*):(.*)$/.exec(text) ?? [];
  if (host === '' || host.startsWith('-') || user.startsWith('-')) {
    throw refused(text, 'it has no host');
  }
  if (path === '' || path.startsWith('-')) throw refused(text, 'it has no path');
  const [name = ''] = user.split(':');
  const bare = `${name === '' ? '' : `${name}@`}${host}:${path}`;
  return { transport: 'ssh', url: bare, shown: sanitizeText(bare), login: undefined };
}

function refused(text: string, reason: string): PupfileError {
  const shown = sanitizeText(text).replace(/[\t\n]/g, '\u{fffd}');
  return new PupfileError(
    'SOURCE_UNSUPPORTED',
    `\`${shown}\` cannot be the address of a git repository: ${reason}`,
    {
      hint: 'an address is an https, http, ssh, git or file URL, `user@host:path`, or a path',
    },
  );
}
