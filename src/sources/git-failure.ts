import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { GitAnswer } from '../net/git.ts';
import type { DamagedRepository } from '../net/git-objects.ts';
import type { GitAddress } from './git-address.ts';

/** Why git did not bring what it was sent for. */
export type GitFault =
  /** There is no such repository, or nobody may know. */
  | 'absent'
  /** Who asks is not let in. */
  | 'locked-out'
  | 'unknown-host-key'
  | 'unreachable'
  /** It may go better at once. */
  | 'transient'
  /** What is wrong is on this machine's disk. */
  | 'damaged'
  /** Something that another way of asking may avoid. */
  | 'other';

// In the order in which they are tried; the words are those of git, curl and OpenSSH in English.
const faults: readonly (readonly [GitFault, RegExp])[] = [
  [
    'damaged',
    /shallow\.lock|\.lock': File exists|not a git repository|object file \S+ is empty|loose object|packfile \S+ |index-pack (?:failed|died)|bad object|missing (?:blob|tree|commit)|did not send all necessary objects|unable to read tree|inflate:|bad tree|cannot lock ref|invalid sha1 pointer|bad config line/i,
  ],
  ['unknown-host-key', /Host key verification failed/i],
  [
    'absent',
    /repository [^\n]*not found|repository not found|does not (?:appear to be a git repository|exist)|no such (?:repository|project)|repository not exported|could not read (?:Username|Password)|project you were looking for could not be found/i,
  ],
  [
    'locked-out',
    /Authentication failed|Permission denied|HTTP Basic: Access denied|error: 40[137]|authentication required/i,
  ],
  [
    'transient',
    /error: (?:429|5\d\d)|early EOF|unexpected disconnect|Connection reset|Empty reply/i,
  ],
  [
    'unreachable',
    /Could not resolve|Failed to connect|Couldn't connect|Connection (?:refused|timed out|closed)|No route to host|Network is unreachable|Operation too slow|timed out|SSL|certificate|proxy|unable to access|unable to look up|unable to connect|hung up|RPC failed/i,
  ],
];

/** Reads what git says on its standard error. */
export function faultOf({ stderr }: Pick<GitAnswer, 'stderr'>): GitFault {
  return faults.find(([, words]) => words.test(stderr))?.[0] ?? 'other';
}

/**
 * What to tell of a repository that could not be read: REPOSITORY_NOT_FOUND where it does not exist
 * or is private, else GIT_FAILED.
 */
export function remoteFailure(address: GitAddress, answer: GitAnswer): PupfileError {
  const notes = linesOf(answer);
  const { shown } = address;
  const data = { url: shown };
  const fault = faultOf(answer);
  const hint = hintFor(fault, address);
  const details = { notes, data, ...(hint !== undefined && { hint }) };
  if (fault === 'absent') {
    const what =
      address.transport === 'file' ? 'is no git repository' : 'does not exist, or is private';
    return new PupfileError('REPOSITORY_NOT_FOUND', `\`${shown}\` ${what}`, details);
  }
  return new PupfileError('GIT_FAILED', `git could not read \`${shown}\``, details);
}

const boilerplate =
  /^(?:fatal: Could not read from remote repository\.|Please make sure you have the correct access rights|and the repository exists\.|warning: .*|remote: (?:Enumerating|Counting|Compressing|Total) .*)$/;

function linesOf({ stderr, status }: GitAnswer): readonly string[] {
  const lines = stderr
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !boilerplate.test(line));
  return lines.length === 0 ? [`git ended with status ${status}`] : lines.slice(-10);
}

function hintFor(fault: GitFault, { transport, login, url }: GitAddress): string | undefined {
  switch (fault) {
    case 'absent':
      if (transport === 'file') return 'check the path; a relative one begins at the project';
      return transport === 'ssh'
        ? 'check the address, and that the key may read the repository'
        : 'check the address; a private one needs a credential helper of git, or a token in the URL';
    case 'locked-out':
      if (transport === 'ssh') {
        return 'ssh needs a key that the server knows: `ssh-add -l` lists those of the agent';
      }
      return login === undefined
        ? 'a credential helper of git, or a token in the URL, lets it in'
        : 'the user and password of the URL are not accepted; a token may have run out';
    case 'unknown-host-key':
      return `\`ssh-keyscan ${hostOf(url)} >> ~/.ssh/known_hosts\` makes the server known; compare its key`;
    case 'unreachable':
    case 'transient':
      return 'check the address, the network and the proxy settings (HTTPS_PROXY, NO_PROXY)';
    case 'damaged':
    case 'other':
      return undefined;
  }
}

function hostOf(url: string): string {
  const [, host = 'HOST'] = /^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?(\[[^\]]*\]|[^:/]+)/.exec(url) ?? [];
  return sanitizeText(host);
}

/** OFFLINE: the repository would have to be asked for what nobody has. */
export function offlineFailure({ shown }: GitAddress, what: string): PupfileError {
  return new PupfileError('OFFLINE', `\`${shown}\` cannot be asked, because pupfile is offline`, {
    notes: [`not in the store: ${what}`],
    data: { url: shown },
  });
}

/** GIT_FAILED: a mirror that is new is damaged, too. */
export function damageFailure({ shown }: GitAddress, { message }: DamagedRepository): PupfileError {
  return new PupfileError('GIT_FAILED', `git brought \`${shown}\` damaged, twice`, {
    notes: message.split('\n').slice(-10),
    data: { url: shown },
  });
}
