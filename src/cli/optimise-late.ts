import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 optimise only what runs for long. Most installs are over before the rest has paid for itself,
 * which costs Node.js 20 a sixth of their time; later versions are better at it, and have no such flag.
 */
export function optimiseLate({ v8 }: Readonly<NodeJS.ProcessVersions>): void {
  if (v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1000000');
}
