import { join } from 'node:path';
import type { ProjectPaths } from '../project/find-project.ts';

/** The folder of a project's own copies of archives, beside its Puppetfile; it need not exist. */
export function vendorDirectoryOf({ directory }: ProjectPaths): string {
  return join(directory, 'vendor');
}
