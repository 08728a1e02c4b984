import { setFlagsFromString } from 'node:v8';

/**
 * Tunes V8 for a run of a second or so; by itself it prepares for programs that run for hours.
 *
 * - Objects that die young get 1 MiB to do so in, not up to 16: to touch that much memory for the first
 *   time takes longer than to look through it more often.
 * - Only what runs for long is optimised, since most installs are over before the rest has paid for
 *   itself. Node.js 22 and later are better at that, and have no such flag.
 */
export function suitShortRuns({ v8 }: Readonly<NodeJS.ProcessVersions>): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  if (v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000');
}
