import { writeG10kProject, writeR10kProject } from '../../test/support/peer-projects.ts';
import type { State } from '../state.ts';
import type { Start, Tool } from './tool.ts';

const everyInstall: readonly State[] = ['cold', 'locked', 'pinned', 'warm', 'no-op'];

/** Gets what pupfile has resolved, each module with its version; it has no lock. */
export const g10kTool: Tool = {
  name: 'g10k',
  states: everyInstall,
  prepare: (start) => ({ install: writeG10kProject(pinned(start)) }),
};

/** Gets what pupfile has resolved, each module with its version; it has no lock. */
export const r10kTool: Tool = {
  name: 'r10k',
  states: everyInstall,
  prepare: (start) => ({ install: writeR10kProject(pinned(start)) }),
};

function pinned({ project, cacheDirectory, workload: { forgeUrl, pins } }: Start) {
  return { project, cacheDirectory, forgeUrl, modules: pins };
}
