import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../test/support/peer-projects.ts';
import type { ServeProcess } from '../test/support/serve-process.ts';
import { type Cost, measure } from './measure.ts';
import type { Folders, Tool } from './tools.ts';

/** What is already there when an install begins. */
export const scenarios = ['cold', 'locked', 'warm', 'no-op'] as const;

/** One of `scenarios`; `scenarioMeanings` says what it stands for. */
export type Scenario = (typeof scenarios)[number];

/** One measured install. */
export interface Sample extends Cost {
  readonly tool: string;
  readonly scenario: Scenario;
  readonly requests: number;
}

/** What a scenario stands for, as the report says it. */
export const scenarioMeanings: Readonly<Record<Scenario, string>> = {
  cold: 'no lock, nothing stored, nothing installed',
  locked: 'a current lock, nothing stored, nothing installed',
  warm: 'a current lock, everything stored, nothing installed',
  'no-op': 'everything is installed already',
};

/** One install of each kind with one tool, each but the no-op in a folder that nobody has used. */
export async function runRound(tool: Tool, server: ServeProcess, base: string): Promise<Sample[]> {
  const folder = (...names: string[]) => {
    const path = join(base, tool.name, ...names);
    mkdirSync(path, { recursive: true });
    return path;
  };
  // r10k and puppet unpack in TMPDIR and move from there.
  const env = { HOME: folder('home'), TMPDIR: folder('tmp') };
  const first = { project: folder('cold'), cacheDirectory: folder('cache') };
  const lockedBy = first.project;
  const warm = { ...first, project: folder('warm'), lockedBy };
  const locked = { project: folder('locked'), cacheDirectory: folder('second-cache'), lockedBy };

  const sample = async (scenario: Scenario, { project }: Folders, command: Command) => {
    await server.takeRequests();
    const cost = await measure(command, project, env);
    const requests = (await server.takeRequests()).length;
    return { tool: tool.name, scenario, requests, ...cost };
  };
  const install = tool.prepare(first);
  return [
    await sample('cold', first, install),
    await sample('no-op', first, install),
    await sample('warm', warm, tool.prepare(warm)),
    await sample('locked', locked, tool.prepare(locked)),
  ];
}
