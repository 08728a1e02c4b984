// Bundles the program into dist/: fewer, smaller files start faster than the sources would.
//
// Node 20 needs some 40 ms more for its ES module loader than for `require`, and the code of a
// command is only worth reading when that command runs. So: one chunk for what all commands share,
// chunks for the rest, and all of them CommonJS. esbuild splits ES modules only, hence two passes.
//
// Everything is in the bundle, so that whoever installs pupfile gets one package and nothing else.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { buildManual } from './build-manual.js';
import { buildPage } from './build-page.js';
import { buildTypes } from './build-types.js';
import { gatherLicences } from './gather-licences.js';
import { joinSmallChunks } from './join-small-chunks.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = `${root}dist/`;
const prism = `${root}node_modules/@ruby/prism/src/prism.wasm`;
const moduleUrl = '__moduleUrl';

// esbuild writes the paths of packages into the bundle. Where node_modules is a link, those would be
// paths of this machine.
const sameEverywhere = { absWorkingDir: root, preserveSymlinks: true };

await rm(dist, { recursive: true, force: true });
const bundled = await bundle();
for (const name of await readdir(dist)) await turnIntoCommonJs(`${dist}${name}`);
await joinSmallChunks(dist);
const yaml = await bundleYaml();
await writeFile(
  `${dist}THIRD-PARTY-LICENSES`,
  gatherLicences([...bundled, ...yaml].map((file) => resolve(root, file)).concat(prism)),
);
await buildPage(dist);
await buildManual(dist);
await buildTypes(dist);
await writeFile(`${dist}package.json`, '{ "type": "commonjs" }\n');
// Not copied: Prism's package has it as executable.
await writeFile(`${dist}prism.wasm`, await readFile(prism));

/** Returns the files that went into it. */
async function bundle() {
  const { metafile } = await build({
    ...sameEverywhere,
    metafile: true,
    entryPoints: ['src/cli/main.ts', 'src/library/pupfile.ts', 'src/commands/unpacking-thread.ts'],
    entryNames: '[name]',
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
  return Object.keys(metafile.inputs);
}

/** By itself, because it is loaded synchronously and by few: see src/project/parse-yaml.ts. */
async function bundleYaml() {
  const { metafile } = await build({
    ...sameEverywhere,
    metafile: true,
    entryPoints: ['yaml'],
    outfile: `${dist}yaml.cjs`,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs);
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
  const lazy = loadWhenUsed(code);
  await writeFile(path, text.includes(moduleUrl) ? banner + lazy : lazy);
}

/** `node:crypto` alone takes as long to load as a whole check: such modules are, where they are used first. */
function loadWhenUsed(code) {
  const heavy =
    /=(?:require|\(0,\w+\.__require\))\("(node:(?:child_process|crypto|http|http2|https|os|stream|tls|zlib))"\)(?=[,;])/g;
  if (!heavy.test(code)) return code;
  const lazily =
    'const lazily=name=>{let loaded;return new Proxy({},{get:(_,key)=>(loaded??=require(name))[key]})};\n';
  return lazily + code.replace(heavy, '=lazily("$1")');
}
