import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../src/cli/commands.ts';
import { startTestForge, type TestForge } from './support/forge.ts';
import { compileOwnSchema, ownSchemaNames } from './support/own-schemas.ts';
import { runCommand } from './support/run-command.ts';
import { useTemporaryDirectory, writeTree } from './support/temporary-directory.ts';
import { parseTxtar } from './support/txtar.ts';

const root = join(import.meta.dirname, '..');
const stories = join(root, 'test', 'scenarios');

// Each begins where the ones before have left the project.
const lines: readonly [line: string, schema: string][] = [
  ['init', 'init'],
  ['init', 'error'],
  ['parse', 'parse'],
  ['parse --calls', 'parse'],
  ['init --from r10k', 'init'],
  ['lock', 'lock'],
  ['install', 'install'],
  ['install --explain', 'install'],
  ['update', 'update'],
  ['outdated', 'outdated'],
  ['upgrade --major', 'upgrade'],
  ['add acme-mail --dry-run', 'add'],
  ['add acme-mail', 'add'],
  ['remove acme-mail', 'remove'],
  ['check', 'check'],
  ['doctor', 'doctor'],
  ['verify', 'verify'],
  ['diff copy.lock Puppetfile.lock', 'diff'],
  ['show', 'show'],
  ['tree', 'tree'],
  ['tree --inverted', 'tree'],
  ['why acme-base', 'why'],
  ['graph', 'graph'],
  ['graph -o graph.svg', 'graph'],
  ['layer -o modules.tar --record-layer', 'layer'],
  ['layer --oci image --split', 'layer'],
  ['size', 'size'],
  ['size acme-web --html size.html', 'size'],
  ['sbom -o modules.json', 'sbom'],
  ['vendor', 'vendor'],
  ['cache dir', 'cache'],
  ['cache prune --older-than 1d', 'cache'],
  ['explain USAGE', 'explain'],
  ['completion fish', 'completion'],
  ['show acme-none', 'error'],
  ['show --frobnicate', 'error'],
];

describe('the schemas of --json', () => {
  const directory = useTemporaryDirectory();
  let forge: TestForge;

  before(async () => {
    execFileSync(process.execPath, [join(root, 'scripts', 'build.js')]);
    forge = await startTestForge([
      { name: 'acme-web', version: '1.2.3', dependencies: { 'acme-base': '>= 1.0.0 < 2.0.0' } },
      { name: 'acme-base', version: '1.0.0' },
      { name: 'acme-base', version: '2.0.0' },
      { name: 'acme-mail', version: '1.0.0' },
    ]);
  });
  after(() => forge.close());

  it('are there for every command, and for errors', () => {
    const names = [...commands.map(({ name }) => name), 'error'];
    assert.deepEqual([...ownSchemaNames].sort(), names.sort());
  });

  it('describe all that every command prints', async () => {
    // It prints nothing before somebody ends it.
    const held = new Set(['serve']);
    for (const [line, schema] of lines) {
      const document = await run(line);
      assert.deepEqual(
        compileOwnSchema(schema)(document),
        [],
        `${line}\n${JSON.stringify(document)}`,
      );
      held.add(schema);
      // What init wrote declares nothing.
      if (line === 'init') writeProject();
    }
    assert.deepEqual([...held].sort(), [...ownSchemaNames].sort());
  }).timeout(240_000);

  const printed = readdirSync(stories).flatMap(findPrinted);
  for (const { file, line, body } of printed) {
    it(`describe what is printed in ${file}: ${line}`, () => {
      const document = JSON.parse(body);
      const [, words = ''] = /.*\bpupfile (.*)/.exec(line) ?? [];
      const command = commands.find(({ name }) => words.split(' ').includes(name));
      const schema = 'error' in document ? 'error' : (command?.name ?? '');
      assert.deepEqual(compileOwnSchema(schema)(document), []);
    });
  }

  it('are held against stories', () => assert.ok(printed.length > 15));

  it('refuse another document', () => {
    for (const name of ownSchemaNames) {
      const validate = compileOwnSchema(name);
      assert.notDeepEqual(validate({ version: 2 }), [], name);
      assert.notDeepEqual(validate({ version: 1, foreign: true }), [], name);
    }
  });

  function writeProject(): void {
    writeTree(directory(), {
      Puppetfile: `forge '${forge.url}'\nmod 'acme-web', '~> 1.0', sha: 'x'\nexclusion 'acme-none'\n`,
      'copy.lock': `FORGE\n  remote: ${forge.url}\n  specs:\n    acme-base (2.0.0)\n\nDEPENDENCIES\n  acme-base (>= 0)\n\n`,
    });
  }

  async function run(line: string): Promise<unknown> {
    const program = join(root, 'bin', 'pupfile.cjs');
    const words = [program, ...line.split(' '), '--json'];
    const options = { cwd: directory(), env: { HOME: directory() } };
    const { stdout, stderr } = await runCommand(process.execPath, words, options);
    assert.ok(stdout.startsWith('{'), `${line}\n${stdout}${stderr}`);
    return JSON.parse(stdout);
  }
});

/**
 * What a story prints for programs, unless another program makes something else of it, or it is a bill of
 * materials, whose schema others wrote.
 */
function findPrinted(file: string) {
  return parseTxtar(readFileSync(join(stories, file), 'utf8')).sections.flatMap(
    ({ name, body }) => {
      const line = name.replace(/^\$ /, '');
      if (line === name || !/ --json\b/.test(line) || line.includes(' | ')) return [];
      const text = body.replace(/^! .*\n|^!\n|^exit \d+\n/gm, '');
      return text.includes('"bomFormat"') ? [] : [{ file, line, body: text }];
    },
  );
}
