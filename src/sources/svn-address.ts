import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls, sanitizeText } from '../errors/redact.ts';
import type { SvnSource } from '../model/module-source.ts';

/** Where a module stands in Subversion, and as whom it is read. */
export interface SvnAddress {
  /** Without a password; without a user, too, but for `svn+ssh`, where ssh takes it. */
  readonly url: string;
  readonly username: string | undefined;
  /** Never to be printed or given as an argument. */
  readonly password: string | undefined;
}

// scheme, user and password, host and path
const pattern = /^((?:https?|svn|svn\+ssh|file):\/\/)(?:([^/?#]*)@)?((?!-)[^@/?#%]*(?:[/?#].*)?)$/i;

/**
 * Takes a source's URL apart. What the Puppetfile says of user and password outranks what the URL
 * says.
 *
 * @throws PupfileError SOURCE_UNSUPPORTED for another scheme (Subversion can be configured to run any
 * program for one), SVN_FAILED for what no address is
 */
export function parseSvnAddress(source: SvnSource): SvnAddress {
  const [, scheme = '', userInfo = '', place = ''] = pattern.exec(source.url) ?? [];
  const [user, secret] = splitUserInfo(userInfo);
  check(source, scheme, user);
  const isSsh = scheme.toLowerCase() === 'svn+ssh://';
  return {
    url: `${scheme}${isSsh && user !== undefined ? `${user}@` : ''}${place}`,
    username: source.username ?? (isSsh ? undefined : user),
    password: source.password ?? secret,
  };
}

function splitUserInfo(
  userInfo: string,
): readonly [user: string | undefined, secret: string | undefined] {
  const [user = '', ...secret] = userInfo.split(':');
  return [
    user === '' ? undefined : decode(user),
    secret.length === 0 ? undefined : decode(secret.join(':')),
  ];
}

function check(
  { url, username = '', password = '' }: SvnSource,
  scheme: string,
  user: string | undefined,
): void {
  const shown = `\`${sanitizeText(redactUrls(url))}\``;
  if (scheme === '') {
    throw new PupfileError('SOURCE_UNSUPPORTED', `${shown} is not an address of Subversion`, {
      hint: 'it begins with https://, http://, svn://, svn+ssh:// or file://',
    });
  }
  // ssh would take a user or a host that begins with a hyphen for an option (CVE-2017-9800).
  const isOption = user?.startsWith('-') ?? false;
  if (isOption || /\p{Cc}/u.test(decode(url) + username + password)) {
    throw new PupfileError('SVN_FAILED', `${shown} cannot be an address of Subversion`);
  }
}

/**
 * What `-r` takes of a source: `12`, `HEAD` or `{2024-01-31}`, `HEAD` where it says nothing.
 *
 * @throws PupfileError SVN_FAILED for anything else: the other words need a working copy
 */
export function parseSvnRevision(revision: string | undefined): string {
  const text = revision?.trim() ?? 'HEAD';
  const [, number] = /^r?(\d{1,10})$/.exec(text) ?? [];
  if (number !== undefined) return String(Number(number));
  if (/^head$/i.test(text)) return 'HEAD';
  if (/^\{[0-9][0-9T:. +Z-]{3,40}\}$/.test(text)) return text;
  throw new PupfileError('SVN_FAILED', `\`${sanitizeText(text)}\` is no revision of Subversion`, {
    hint: 'a revision is a number, HEAD, or a date in braces: {2024-01-31}',
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
