// Bundles the program into dist/: fewer, smaller files start faster than the sources would.
//
// Node 20 needs some 40 ms more for its ES module loader than for `require`, and the code of a
// command is only worth reading when that command runs. So: one chunk for what all commands share,
// chunks for the rest, and all of them CommonJS. esbuild splits ES modules only, hence two passes.
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { buildPage } from './build-page.js';

const root = new URL('../', import.meta.url);
const dist = fileURLToPath(new URL('dist/', root));
const moduleUrl = '__moduleUrl';

await rm(dist, { recursive: true, force: true });
await bundle();
for (const name of await readdir(dist)) await turnIntoCommonJs(`${dist}${name}`);
await buildPage(dist);
await writeFile(`${dist}package.json`, '{ "type": "commonjs" }\n');
await copyFile(
  createRequire(import.meta.url).resolve('@ruby/prism/src/prism.wasm'),
  `${dist}prism.wasm`,
);

async function bundle() {
  await build({
    absWorkingDir: fileURLToPath(root),
    entryPoints: ['src/cli/main.ts'],
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    define: { 'import.meta.url': moduleUrl },
    legalComments: 'none',
    logLevel: 'warning',
  });
}

async function turnIntoCommonJs(path) {
  const text = await readFile(path, 'utf8');
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    supported: { 'dynamic-import': false },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
  });
  const banner = `const ${moduleUrl} = require('node:url').pathToFileURL(__filename).href;\n`;
  await writeFile(path, text.includes(moduleUrl) ? banner + code : code);
}
