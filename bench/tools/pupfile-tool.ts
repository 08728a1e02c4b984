import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pupfileProgram } from '../../test/support/serve-process.ts';
import { states } from '../state.ts';
import type { Tool } from './tool.ts';

/** pupfile as it was built. It gets names and has to resolve them, but where a lock is there. */
export const pupfileTool: Tool = {
  name: 'pupfile',
  states,
  prepare: ({ project, cacheDirectory, lockedBy, workload }) => {
    writeFileSync(join(project, 'Puppetfile'), workload.puppetfile);
    if (lockedBy !== undefined) {
      copyFileSync(join(lockedBy, 'Puppetfile.lock'), join(project, 'Puppetfile.lock'));
    }
    return {
      install: [process.execPath, [pupfileProgram, 'install', '--cache-dir', cacheDirectory]],
      check: [process.execPath, [pupfileProgram, 'check']],
      resolve: [
        process.execPath,
        [pupfileProgram, 'lock', '--offline', '--cache-dir', cacheDirectory],
      ],
    };
  },
};
