import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the script and the style of the page that shows sizes, as `npm run build` does. */
export function buildPage(): void {
  const code = "import { buildPage } from './scripts/build-page.js'; await buildPage('dist');";
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: join(import.meta.dirname, '..', '..'),
  });
}
