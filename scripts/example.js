// Shows what pupfile does, with a Forge that this machine serves to itself: `npm run example`.
// Everything happens in a temporary directory, which is gone afterwards.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packForge, sourceDirectory } from '../examples/pack-forge.js';

const root = join(import.meta.dirname, '..');
const program = join(root, 'bin', 'pupfile.cjs');

const directory = mkdtempSync(join(tmpdir(), 'pupfile-example-'));
const project = join(directory, 'image');
const environment = { ...process.env, XDG_CACHE_HOME: join(directory, 'cache') };
// Under CI=true a lock is not written, and a first run has none. A newcomer's settings for other
// projects have no part in this either.
for (const name of Object.keys(environment)) {
  if (name === 'CI' || /^(PUPFILE|LIBRARIAN_PUPPET)_/.test(name)) delete environment[name];
}

const steps = [
  ['The Puppetfile says what the image needs', () => showFile('Puppetfile')],
  ['Find versions that fit together, fetch and install them', () => pupfile('install')],
  ['The lock keeps the choice: commit it', () => showFile('Puppetfile.lock')],
  ['Who needs what', () => pupfile('tree')],
  ['Is the lock complete and current? No network, no writes: for CI', () => pupfile('check')],
  ['Only what Puppet needs at run time was installed', listModules],
  ['Installing again finds nothing to do', () => pupfile('install')],
];

process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const forge = await startForge();
mkdirSync(project);
const puppetfile = readFileSync(join(root, 'examples', 'Puppetfile'), 'utf8');
writeFileSync(
  join(project, 'Puppetfile'),
  puppetfile.replace(/^forge .*/m, `forge '${forge.url}'`),
);

console.log(forge.announcement);
console.log(`Working in ${project}`);
for (const [index, [title, run]] of steps.entries()) {
  console.log(`\n${index + 1}. ${title}\n`);
  await run();
}
process.exit();

/** Packs the example Forge and serves it on a free port. */
async function startForge() {
  const tarballs = join(directory, 'forge');
  await packForge(tarballs);
  const server = spawn(process.execPath, [program, 'serve', tarballs, '--port', '0'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.on('exit', () => server.kill());
  const lines = createInterface({ input: server.stdout });
  const [announcement] = await Promise.race([once(lines, 'line'), once(lines, 'close')]);
  const [url] = /http:\/\/[^\s()]+/.exec(announcement ?? '') ?? [];
  if (url === undefined) fail('`pupfile serve` did not start');
  return { url, announcement };
}

async function pupfile(command) {
  console.log(`$ pupfile ${command}`);
  const child = spawn(process.execPath, [program, command], {
    cwd: project,
    env: environment,
    stdio: 'inherit',
  });
  const [status] = await once(child, 'close');
  if (status !== 0) fail(`\`pupfile ${command}\` ended with exit code ${status}`);
}

function showFile(name) {
  console.log(`$ cat ${name}`);
  console.log(readFileSync(join(project, name), 'utf8').trimEnd());
}

function listModules() {
  const modules = join(project, 'modules');
  const names = readdirSync(modules).filter((name) => !name.startsWith('.'));
  for (const name of names.sort()) {
    const installed = readdirSync(join(modules, name)).sort();
    const leftOut = readdirSync(sourceDirectory(name)).filter(
      (entry) => !installed.includes(entry),
    );
    console.log(`modules/${name}/`);
    console.log(`  installed  ${installed.join('  ')}`);
    console.log(`  left out   ${leftOut.join('  ')}`);
  }
}

function fail(message) {
  console.error(`\nerror: ${message}`);
  process.exit(1);
}
