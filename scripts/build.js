// Bundles the program into dist/: fewer, smaller files start faster than the sources would.
//
// Node 20 needs some 40 ms more for its ES module loader than for `require`, and the code of a
// command is only worth reading when that command runs. So: one chunk for what all commands share,
// chunks for the rest, and all of them CommonJS. esbuild splits ES modules only, hence two passes.
//
// Everything is in the bundle, so that whoever installs pupfile gets one package and nothing else.
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { buildPage } from './build-page.js';

const root = new URL('../', import.meta.url);
const dist = fileURLToPath(new URL('dist/', root));
const moduleUrl = '__moduleUrl';

await rm(dist, { recursive: true, force: true });
const bundled = await bundle();
for (const name of await readdir(dist)) await turnIntoCommonJs(`${dist}${name}`);
const yaml = await bundleYaml();
await writeFile(`${dist}THIRD-PARTY-LICENSES`, await gatherLicences([...bundled, ...yaml]));
await buildPage(dist);
await writeFile(`${dist}package.json`, '{ "type": "commonjs" }\n');
await copyFile(
  createRequire(import.meta.url).resolve('@ruby/prism/src/prism.wasm'),
  `${dist}prism.wasm`,
);

/** Returns the files that went into it. */
async function bundle() {
  const { metafile } = await build({
    metafile: true,
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
  return Object.keys(metafile.inputs);
}

/** By itself, because it is loaded synchronously and by few: see src/project/parse-yaml.ts. */
async function bundleYaml() {
  const { metafile } = await build({
    absWorkingDir: fileURLToPath(root),
    entryPoints: [createRequire(import.meta.url).resolve('yaml')],
    outfile: `${dist}yaml.cjs`,
    metafile: true,
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

/** The licences of the packages that files belong to, which go wherever their code goes. */
async function gatherLicences(files) {
  const names = new Set(['@ruby/prism']);
  for (const file of files) {
    const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
    if (name !== undefined) names.add(name);
  }
  const texts = await Promise.all([...names].sort().map(describeLicence));
  return `pupfile contains the following packages.\n\n${texts.join('\n')}`;
}

/** For a package that states its licence and does not have the text of it. */
function describeOrigin({ author, repository, contributors = [] }) {
  const people = [author, ...contributors].flatMap((one) => one?.name ?? one ?? []);
  return `By ${people.join(', ')}\n${repository?.url ?? repository}`;
}

async function describeLicence(name) {
  const folder = fileURLToPath(new URL(`node_modules/${name}/`, root));
  const manifest = JSON.parse(await readFile(`${folder}package.json`, 'utf8'));
  const { version, license } = manifest;
  if (license === undefined) throw new Error(`${name} says no licence`);
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  const text =
    file === undefined ? describeOrigin(manifest) : await readFile(`${folder}${file}`, 'utf8');
  const line = '-'.repeat(72);
  return `${line}\n${name} ${version} (${license})\n${line}\n\n${text.trim()}\n`;
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
