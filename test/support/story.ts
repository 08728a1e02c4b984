import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { addRelease, startTestForge, type TestForge } from './forge.ts';
import type { TestModule } from './module-tarball.ts';
import { type Neighbours, startNeighbours } from './story-neighbours.ts';
import type { Txtar, TxtarSection } from './txtar.ts';

/*
 * A story is a txtar file that is run from top to bottom in a new directory:
 *
 *     -- forge --            the releases that the embedded Forge serves, one a line:
 *     acme-web 1.0.0 acme-base >= 1.0.0 < 2.0.0; acme-log; puppet >= 8.0.0
 *     -- release --          further releases, from here on
 *     -- other forge --      the releases of a second Forge
 *     -- web --              what a web server that is no Forge answers to everything
 *     -- token --            what the Forge wants to be sent
 *     -- proxy --            the user:password that the proxy wants
 *     -- forge/PATH --       a file in the folder that the Forge serves
 *     -- PATH --             a file, written when the story comes to it
 *     -- $ COMMAND --        a command line for sh, and what it prints: lines of stderr begin
 *                            with `! `, a status other than 0 is the last line, `exit N`
 *     -- requests --         what the Forge was asked since the story began, or since the last time
 *
 *     -- other requests --   the same of the second Forge
 *
 * $FORGE, $OTHER, $WEB and $WORK stand for the addresses of the servers and the directory; $TLS for the
 * Forge behind TLS, $CA for the file of its authority, $PROXY for the host and port of a proxy.
 */

const program = join(import.meta.dirname, '..', '..', 'bin', 'pupfile.cjs');

/** Runs a story and returns it as it really went. */
export async function runStory(story: Txtar): Promise<Txtar> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pupfile-story-')));
  const token = bodyOf(story, 'token').trim();
  const [forge, other] = await startForges(token === '' ? {} : { token });
  for (const module of parseUniverse(bodyOf(story, 'forge'))) addRelease(forge.directory, module);
  for (const module of parseUniverse(bodyOf(story, 'other forge'))) {
    addRelease(other.directory, module);
  }
  const web = await startWebServer(bodyOf(story, 'web'));
  const login = bodyOf(story, 'proxy').trim();
  const neighbours = await startNeighbours({ forgeUrl: forge.url, login });
  const work = join(root, 'work');
  const stage: Stage = {
    work,
    bin: join(root, 'bin'),
    forge,
    other,
    places: [
      ['$FORGE', forge.url],
      ['$OTHER', other.url],
      ['$WEB', web.url],
      ['$WORK', work],
      ...neighbours.places,
    ],
    asked: new Map(),
  };
  try {
    prepare(stage);
    const sections: TxtarSection[] = [];
    for (const section of story.sections) sections.push(await play(section, stage));
    return { comment: story.comment, sections };
  } finally {
    await neighbours.close();
    await web.close();
    await other.close();
    await forge.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** A lock is sorted by addresses: the first one is to be the same in every run. */
async function startForges(options: { readonly token?: string }): Promise<[TestForge, TestForge]> {
  const [left, right] = [await startTestForge([], options), await startTestForge([], options)];
  return left.url < right.url ? [left, right] : [right, left];
}

interface Stage {
  readonly work: string;
  readonly bin: string;
  readonly forge: TestForge;
  readonly other: TestForge;
  readonly places: Neighbours['places'];
  /** How many requests each Forge had when they were last told. */
  readonly asked: Map<TestForge, number>;
}

function prepare({ work, bin }: Stage): void {
  mkdirSync(work);
  mkdirSync(bin);
  const shim = `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`;
  writeFileSync(join(bin, 'pupfile'), shim, { mode: 0o755 });
}

async function play({ name, body }: TxtarSection, stage: Stage): Promise<TxtarSection> {
  if (['forge', 'other forge', 'web', 'token', 'proxy'].includes(name)) return { name, body };
  if (name === 'release') {
    for (const module of parseUniverse(body)) addRelease(stage.forge.directory, module);
    return { name, body };
  }
  if (name === 'requests') return { name, body: newRequests(stage.forge, stage) };
  if (name === 'other requests') return { name, body: newRequests(stage.other, stage) };
  if (name.startsWith('$ '))
    return { name, body: generalize(await runLine(name.slice(2), stage), stage) };
  const path = name.startsWith('forge/')
    ? join(stage.forge.directory, name.slice('forge/'.length))
    : join(stage.work, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, specialize(body, stage));
  return { name, body };
}

function newRequests(forge: TestForge, { asked }: Stage): string {
  const news = forge.requests.slice(asked.get(forge) ?? 0);
  asked.set(forge, forge.requests.length);
  // They are sent all at once, so that their order means nothing.
  const lines = news.map((line) => line.replace(/&.*/, '')).sort();
  return lines.map((line) => `${line}\n`).join('');
}

async function runLine(line: string, stage: Stage): Promise<string> {
  const { work, bin } = stage;
  const child = spawn('sh', ['-c', specialize(line, stage)], {
    cwd: work,
    env: { PATH: `${bin}:${process.env['PATH']}`, HOME: dirname(work), LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 30_000,
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const errors = output.stderr.replace(/^(?=.)/gm, '! ').replace(/^$(?=\n)/gm, '!');
  return output.stdout + errors + (status === 0 ? '' : `exit ${status}\n`);
}

function specialize(text: string, { places }: Stage): string {
  return places.reduce((known, [name, place]) => known.replaceAll(name, place), text);
}

function generalize(text: string, { places }: Stage): string {
  return places
    .reduce((known, [name, place]) => known.replaceAll(place, name), text)
    .replace(/\b\d+\.\d s\b/g, 'N s');
}

function bodyOf({ sections }: Txtar, name: string): string {
  return sections.find((section) => section.name === name)?.body ?? '';
}

function parseUniverse(text: string): TestModule[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [name = '', version = '', ...rest] = line.split(' ');
    const shortName = name.slice(name.indexOf('-') + 1);
    const needs = rest.join(' ').split(';').filter(Boolean).map(parseDependency);
    const isPlatform = ([of]: readonly string[]) => /^(?:puppet|openvox|pe)$/.test(of ?? '');
    return {
      name,
      version,
      dependencies: Object.fromEntries(needs.filter((need) => !isPlatform(need))),
      requirements: Object.fromEntries(needs.filter(isPlatform)),
      files: {
        'manifests/init.pp': `# ${version}\nclass ${shortName} {}\n`,
        'README.md': `# ${name}\n`,
        'spec/classes/init_spec.rb': `describe '${shortName}'\n`,
      },
    };
  });
}

function parseDependency(text: string): [name: string, range: string] {
  const [name = '', ...range] = text.trim().split(' ');
  return [name, range.join(' ') || '>= 0.0.0'];
}

async function startWebServer(body: string) {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}`, close };
}
