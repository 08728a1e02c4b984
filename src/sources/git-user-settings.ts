import { type GitOptions, runGit } from '../net/git.ts';

/** What the user's settings of git leave to pupfile. */
export interface UserSettings {
  /** Environment variables for every command that speaks to a server. */
  readonly additions: Readonly<Record<string, string>>;
  /** Whether the user says how slow a server may be. */
  readonly hasLowSpeed: boolean;
}

const allowedTransports = ['https', 'http', 'ssh', 'git', 'file'];
const asked = '^(core\\.sshcommand|http\\.(.*\\.)?lowspeed(limit|time)|protocol\\..*)$';

/**
 * Asks git once for the settings that pupfile must not override: it may forbid more than the user
 * does, and never allow more.
 *
 * Throws GIT_FAILED where there is no git client.
 */
export async function readUserSettings(
  variables: GitOptions['variables'],
  signal: AbortSignal,
): Promise<UserSettings> {
  const options = { directory: '/', variables, mostBytes: 1 << 20, idleMs: 30_000, signal };
  const { status, stdout } = await runGit(['config', '--null', '--get-regexp', asked], options);
  // 1: there are none. Settings that cannot be read are told by the command that needs them.
  const known = status === 0 ? parseSettings(stdout.toString('utf8')) : new Map<string, string>();
  return toUserSettings(known, variables);
}

/** `git config --null`: KEY LF VALUE NUL. */
function parseSettings(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\0').flatMap((one) => {
      const [key = '', ...value] = one.split('\n');
      return key === '' ? [] : [[key, value.join('\n')] as const];
    }),
  );
}

/** By the names and values of git's settings, the names in small letters. */
export function toUserSettings(
  known: ReadonlyMap<string, string>,
  variables: GitOptions['variables'],
): UserSettings {
  const hasSsh =
    known.has('core.sshcommand') || Boolean(variables['GIT_SSH_COMMAND'] ?? variables['GIT_SSH']);
  const lowSpeed = ['GIT_HTTP_LOW_SPEED_LIMIT', 'GIT_HTTP_LOW_SPEED_TIME'];
  return {
    additions: {
      GIT_ALLOW_PROTOCOL: allowedBy(known, variables).join(':'),
      ...(!hasSsh && { GIT_SSH_COMMAND: patientSsh }),
    },
    hasLowSpeed:
      [...known.keys()].some((key) => key.startsWith('http.')) ||
      lowSpeed.some((name) => variables[name] !== undefined),
  };
}

// Nobody is there to answer, and a host that is gone is noticed within a minute.
const patientSsh =
  'ssh -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=15 -o ServerAliveCountMax=3';

function allowedBy(
  known: ReadonlyMap<string, string>,
  { GIT_ALLOW_PROTOCOL }: GitOptions['variables'],
): readonly string[] {
  const listed = GIT_ALLOW_PROTOCOL?.split(':');
  const otherwise = known.get('protocol.allow') ?? 'always';
  return allowedTransports.filter(
    (transport) =>
      (listed?.includes(transport) ?? true) &&
      (known.get(`protocol.${transport}.allow`) ?? otherwise) !== 'never',
  );
}
