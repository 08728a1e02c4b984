import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tool } from './tool.ts';

const bareInstall = join(import.meta.dirname, 'bare-install.js');

const downloadAndUnpack = `mkdir modules
curl --silent --show-error --fail-early --fail --config downloads.txt \
  --parallel --parallel-immediate --parallel-max 100
xargs --max-procs="$(nproc)" --max-args=1 tar -xz -C modules -f <archives.txt`;

/** What any installer has to do: every archive downloaded at once, then unpacked on all cores. */
export const curlTool: Tool = {
  name: 'curl + tar',
  states: ['cold', 'locked', 'pinned'],
  prepare: ({ project, workload: { forgeUrl, pins } }) => {
    const archives = [...pins].map(([name, version]) => `${name}-${version}.tar.gz`);
    const downloads = archives.map(
      (archive) => `url = "${forgeUrl}/v3/files/${archive}"\noutput = "${archive}"\n`,
    );
    writeFileSync(join(project, 'downloads.txt'), downloads.join(''));
    writeFileSync(join(project, 'archives.txt'), `${archives.join('\n')}\n`);
    return { install: ['sh', ['-ec', downloadAndUnpack]] };
  },
};

/**
 * What any installer in Node.js has to do: the same without a tar of the system, in a hundred lines
 * that trust everything.
 */
export const bareTool: Tool = {
  name: 'bare Node.js',
  states: ['cold', 'locked', 'pinned', 'warm'],
  prepare: ({ cacheDirectory, workload: { forgeUrl, pins } }) => {
    const archives = [...pins].map(([name, version]) => `${name}-${version}`);
    return { install: [process.execPath, [bareInstall, forgeUrl, cacheDirectory, ...archives]] };
  },
};

/** A copy of what pupfile has installed. */
export const copyTool: Tool = {
  name: 'cp -a',
  states: ['warm'],
  prepare: ({ workload }) => ({ install: ['cp', ['-a', workload.installed, 'modules']] }),
};

/** Hard links to what pupfile has installed, as g10k makes them to its cache. */
export const linkTool: Tool = {
  name: 'cp -al',
  states: ['warm'],
  prepare: ({ workload }) => ({ install: ['cp', ['-al', workload.installed, 'modules']] }),
};

/** Node.js that starts and ends. */
export const nodeTool: Tool = {
  name: 'node -e 0',
  states: ['no-op', 'check', 'resolve'],
  installsNothing: true,
  prepare: () => {
    const start = [process.execPath, ['-e', '0']] as const;
    return { install: start, check: start, resolve: start };
  },
};
