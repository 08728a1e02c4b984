import { join } from 'node:path';

/**
 * The folder of a project's own copies of archives, beside its Puppetfile; it need not exist.
 *
 * @param project the project's directory, absolute
 */
export function vendorDirectoryOf(project: string): string {
  return join(project, 'vendor');
}
