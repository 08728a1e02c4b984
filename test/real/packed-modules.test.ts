import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { list } from 'tar';
import {
  type DebianModule,
  packDebianModule,
  readDebianModules,
} from '../support/debian-modules.ts';
import { completePuppetfile, strictPuppetfile } from '../support/debian-puppetfile.ts';

describe('packing Debian’s modules for a Forge', () => {
  let base = '';
  before(() => {
    base = mkdtempSync(join(tmpdir(), 'pupfile-packed-'));
  });
  after(() => rmSync(base, { recursive: true, force: true }));

  async function pack(modules: readonly DebianModule[], folder: string): Promise<string[]> {
    const directory = join(base, folder);
    mkdirSync(directory);
    for (const module of modules) await packDebianModule(module, directory);
    return readdirSync(directory).map((name) => join(directory, name));
  }

  it('finds more than eighty modules with a metadata.json', () => {
    assert.ok(readDebianModules().modules.length > 80);
  });

  it('finds more than twenty modules that fit together, and seventy where eight are excluded', () => {
    assert.ok(strictPuppetfile().roots.length > 20);
    assert.ok(completePuppetfile().roots.length > 70);
  });

  it('makes the same bytes twice', async () => {
    const modules = readDebianModules().modules.slice(0, 10);
    const contents = (files: readonly string[]) => files.map((file) => readFileSync(file));
    assert.deepEqual(
      contents(await pack(modules, 'first')),
      contents(await pack(modules, 'second')),
    );
  });

  it('puts everything, spec/ too, below a folder named after the release', async () => {
    const [module] = readDebianModules().modules.filter(({ name }) => name === 'duritong-sysctl');
    assert.ok(module);
    const [file = ''] = await pack([module], 'one');
    const paths: string[] = [];
    await list({ file, onReadEntry: ({ path }) => paths.push(path) });
    const top = `duritong-sysctl-${module.version.text}/`;
    assert.equal(paths[0], top);
    assert.deepEqual(
      paths.filter((path) => !path.startsWith(top)),
      [],
    );
    assert.ok(paths.includes(`${top}metadata.json`));
    assert.ok(paths.some((path) => path.startsWith(`${top}spec/`)));
  });
});
