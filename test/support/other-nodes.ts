import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../node_modules/.cache/other-nodes/node_modules');

/** The program of another version of Node.js, which `npm run test:real` installs: `22` or `24`. */
export function otherNode(version: '22' | '24'): string {
  const program = join(folder, `node-${version}`, 'bin', 'node');
  if (existsSync(program)) return program;
  throw new Error(`${program} is missing: \`npm run test:real\` installs it`);
}
