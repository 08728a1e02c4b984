import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tool } from './tool.ts';

/** Resolves the same Puppetfile as pupfile; minutes for a hundred modules. */
export const librarianTool: Tool = {
  name: 'librarian-puppet',
  states: ['cold', 'locked', 'warm', 'no-op'],
  isSlow: true,
  prepare: ({ project, cacheDirectory, lockedBy, workload }) => {
    writeFileSync(join(project, 'Puppetfile'), workload.puppetfile);
    if (lockedBy !== undefined) {
      copyFileSync(join(lockedBy, 'Puppetfile.lock'), join(project, 'Puppetfile.lock'));
    }
    const install = ['librarian-puppet', 'install', '--no-use-v1-api', '--path', 'modules'];
    return { install: ['env', [`LIBRARIAN_PUPPET_TMP=${cacheDirectory}`, ...install]] };
  },
};

// To resolve is of no use here: it takes one module a call, and knows no exclusions. Unless it is forced, it
// holds even a module without dependencies against what the others need.
const installEach = `while read -r name version; do
  puppet module install "$name" --version "$version" --force \
    --module_repository "$1" --confdir "$2/conf" --vardir "$2/var" \
    --target-dir modules --modulepath modules </dev/null || exit
done <versions.txt`;

/** Gets what pupfile has resolved, one module after the other. */
export const puppetModuleTool: Tool = {
  name: 'puppet module',
  states: ['cold', 'pinned'],
  isSlow: true,
  prepare: ({ project, cacheDirectory, workload: { forgeUrl, pins } }) => {
    const lines = [...pins].map(([name, version]) => `${name} ${version}\n`);
    writeFileSync(join(project, 'versions.txt'), lines.join(''));
    return { install: ['sh', ['-c', installEach, 'sh', forgeUrl, cacheDirectory]] };
  },
};
