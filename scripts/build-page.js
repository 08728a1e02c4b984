// Bundles what makes the page of `pupfile size --html` work in a browser: one classic script and one
// style, which the program puts into the page.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Writes size-page.js and size-page.css into a directory. */
export async function buildPage(directory) {
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'src/size/browser/main.ts', out: 'size-page' },
      { in: 'src/size/browser/page.css', out: 'size-page' },
    ],
    outdir: directory,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: ['es2023', 'chrome119', 'firefox121', 'safari17'],
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}
