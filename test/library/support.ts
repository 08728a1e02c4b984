import { join } from 'node:path';
import { type TestForge, withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { writeTree } from '../support/temporary-directory.ts';

/** A module, and one that it requires. */
export const webAndLog: readonly TestModule[] = [
  { name: 'acme-web', version: '1.0.0', dependencies: { 'acme-log': '>= 1.0.0 < 2.0.0' } },
  { name: 'acme-web', version: '2.0.0', dependencies: { 'acme-log': '>= 1.0.0 < 2.0.0' } },
  { name: 'acme-log', version: '1.5.0' },
  { name: 'acme-log', version: '1.0.0' },
];

/** Runs a test with a project in `site` of the directory that declares acme-web ~> 1.0. */
export function withSite(
  directory: string,
  run: (site: string, forge: TestForge) => Promise<void>,
): Promise<void> {
  return withForge(webAndLog, async (forge) => {
    const site = join(directory, 'site');
    writeTree(site, { Puppetfile: `forge '${forge.url}'\nmod 'acme-web', '~> 1.0'\n` });
    await run(site, forge);
  });
}
