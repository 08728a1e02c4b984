import { recordRuns } from './record-runs.ts';
import { drawTerminal } from './terminal-svg.ts';

const commands = [
  'pupfile install',
  'pupfile tree',
  "pupfile add example-base@'>= 2'",
  'pupfile check',
];

/** The recording at the top of the README, as an SVG; the same bytes as long as pupfile prints the same. */
export async function recordReadme(): Promise<string> {
  const runs = await recordRuns(commands);
  return drawTerminal(runs, `A terminal that runs ${commands.join(', ')}`);
}
