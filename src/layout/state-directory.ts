import { join } from 'node:path';

/** pupfile's own folder in a modules directory; Puppet ignores names that begin with a dot. */
export function stateDirectoryOf(modulesDirectory: string): string {
  return join(modulesDirectory, '.pupfile');
}
