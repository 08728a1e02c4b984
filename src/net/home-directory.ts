import { userInfo } from 'node:os';
import { isAbsolute } from 'node:path';

/**
 * The user's home directory, absolute: what HOME says, else what the list of users says; undefined where
 * nobody knows. os.homedir takes an empty HOME for an answer, and throws for a user without a name, as
 * containers have them.
 */
export function findHomeDirectory({
  HOME = '',
}: Readonly<Record<string, string | undefined>>): string | undefined {
  if (isAbsolute(HOME)) return HOME;
  try {
    const { homedir } = userInfo();
    return isAbsolute(homedir) ? homedir : undefined;
  } catch {
    return undefined;
  }
}
