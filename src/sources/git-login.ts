import type { GitSetting } from '../net/git.ts';
import type { GitLogin } from './git-address.ts';

/** How git gets to know who asks. */
export interface LoginHelper {
  readonly settings: readonly GitSetting[];
  /** Environment variables: what only git's own processes may see. */
  readonly additions: Readonly<Record<string, string>>;
}

// For any shell. What it is asked to store or to forget does not concern it.
const helper =
  '!f() { test "$1" = get || exit 0; printf \'username=%s\\npassword=%s\\n\' "$PUPFILE_GIT_USERNAME" "$PUPFILE_GIT_PASSWORD"; }; f';

/**
 * Answers git's question for a user and password with those of a URL, for its origin alone: a helper
 * of git (gitcredentials(7)) that finds them in the environment. So they stand in no argument and no
 * file, no other helper is told to keep them, and nobody gets them whom the server redirects to.
 *
 * A user without a password is asked of the user's own helpers first; where none knows, the password
 * is empty, because that is how a lone token is meant.
 */
export function loginHelper(
  login: GitLogin | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): LoginHelper {
  if (login === undefined) return { settings: [], additions: {} };
  const { origin, username, password } = login;
  const key = `credential.${origin}.helper`;
  const secrets = { PUPFILE_GIT_USERNAME: username, PUPFILE_GIT_PASSWORD: password ?? '' };
  if (password !== undefined) {
    // The empty one makes git forget the helpers before it.
    return {
      settings: [
        [key, ''],
        [key, helper],
      ],
      additions: secrets,
    };
  }
  const named = settingByEnvironment([`credential.${origin}.username`, username], variables);
  return { settings: [[key, helper]], additions: { ...secrets, ...named } };
}

/** For git 2.31 and newer, behind the settings that the user gives it in the same way. */
function settingByEnvironment(
  [key, value]: GitSetting,
  { GIT_CONFIG_COUNT = '0' }: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  if (!/^\d{0,4}$/.test(GIT_CONFIG_COUNT)) return {};
  const index = Number(GIT_CONFIG_COUNT);
  return {
    GIT_CONFIG_COUNT: String(index + 1),
    [`GIT_CONFIG_KEY_${index}`]: key,
    [`GIT_CONFIG_VALUE_${index}`]: value,
  };
}
