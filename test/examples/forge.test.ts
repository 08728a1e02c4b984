import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArchive, readArchiveMetadata } from '../../src/archive/read-archive.ts';
import { trimModule } from '../../src/layout/trim.ts';
import { type ModuleName, parseModuleName } from '../../src/model/module-name.ts';
import type { Release } from '../../src/model/release.ts';
import { loadPrismModule } from '../../src/project/prism-module.ts';
import { readPuppetfile } from '../../src/puppetfile/read-puppetfile.ts';
import { resolve } from '../../src/resolver/resolve.ts';
import { parseReleasePage } from '../../src/sources/release-json.ts';
import { runSuccessfully } from '../support/run-command.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');

describe('the example Forge', () => {
  let directory = '';
  let tarballs: readonly string[] = [];

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-example-forge-'));
    tarballs = await pack(join(directory, 'forge'));
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  const read = (tarball: string) => readFileSync(join(directory, 'forge', tarball));

  it('has several releases of each of its modules', () => {
    const modules = readdirSync(join(examples, 'forge', 'modules'));
    const releasesOf = (module: string) =>
      tarballs.filter((tarball) => tarball.startsWith(`example-${module}-`));
    assert.deepEqual(
      modules.filter((module) => releasesOf(module).length < 2),
      [],
    );
    assert.equal(tarballs.length, modules.flatMap(releasesOf).length);
  });

  it('packs the same bytes each time', async () => {
    const again = await pack(join(directory, 'again'));
    assert.deepEqual(again, tarballs);
    for (const tarball of tarballs) {
      const bytes = readFileSync(join(directory, 'again', tarball));
      assert.ok(bytes.equals(read(tarball)), tarball);
    }
  });

  it('gives every release a complete metadata.json', async () => {
    for (const tarball of tarballs) {
      const metadata = await readArchiveMetadata(read(tarball));
      assert.equal(`${metadata['name']}-${metadata['version']}.tar.gz`, tarball);
      for (const field of ['author', 'summary', 'license', 'source']) {
        assert.equal(typeof metadata[field], 'string', `${tarball}: ${field}`);
      }
      for (const field of ['dependencies', 'requirements', 'operatingsystem_support']) {
        assert.ok(Array.isArray(metadata[field]), `${tarball}: ${field}`);
      }
    }
  });

  it('depends on nothing but itself, on releases that exist', async () => {
    const releases = await readReleases(tarballs.map(read));
    for (const { name, version, dependencies, unusable } of releases) {
      assert.equal(unusable, undefined);
      for (const { name: target, range } of dependencies) {
        const isMet = releases.some((one) => one.name === target && range.allows(one.version));
        assert.ok(isMet, `${name} ${version.text} needs ${target} ${range.text}`);
      }
    }
  });

  it('has something to leave out and something to execute', async () => {
    const entries = (await readArchive(read('example-base-1.1.0.tar.gz'))).entries;
    const { kept, leftOut } = trimModule(entries, { content: 'runtime' });
    const executables = kept.filter((entry) => entry.kind === 'file' && entry.isExecutable);
    assert.deepEqual(executables.map(({ path }) => path).sort(), [
      'facts.d/container.sh',
      'tasks/contact.sh',
    ]);
    assert.deepEqual(leftOut.map(({ path }) => path).sort(), [
      'CHANGELOG.md',
      'README.md',
      'spec/classes/base_spec.rb',
      'spec/spec_helper.rb',
    ]);
  });

  it('forces the Puppetfile of the example back from the newest releases', async () => {
    const puppetfile = readPuppetfile({
      text: readFileSync(join(examples, 'Puppetfile'), 'utf8'),
      file: 'Puppetfile',
      prism: await loadPrismModule(),
    });
    const releases = await readReleases(tarballs.map(read));
    const { releases: chosen } = await resolve({
      declarations: puppetfile.declarations,
      excluded: new Set(),
      locked: new Map(),
      catalog: {
        origin: () => 'the example Forge',
        releases: async (wanted) => releases.filter(({ name }) => name === wanted),
      },
    });
    const versions = [...chosen.values()].map(({ name, version }) => `${name} ${version.text}`);
    assert.deepEqual(versions.sort(), [
      'example-app 2.0.0',
      'example-base 1.1.0',
      'example-firewallrules 1.1.0',
      'example-motd 1.1.0',
      'example-webserver 2.0.0',
    ]);
  });
});

/** The names of the tarballs, sorted. */
async function pack(directory: string): Promise<readonly string[]> {
  mkdirSync(directory);
  const program = join(examples, 'pack-forge.js');
  await runSuccessfully(process.execPath, [program, directory], { cwd: directory });
  return readdirSync(directory).sort();
}

async function readReleases(tarballs: readonly Buffer[]): Promise<Release[]> {
  const documents = await Promise.all(tarballs.map((tarball) => readArchiveMetadata(tarball)));
  return documents.flatMap((metadata) => {
    const module = readName(metadata['name']);
    const results = [{ version: metadata['version'], metadata }];
    return parseReleasePage({ results }, { module, forgeUrl: 'http://127.0.0.1' })?.releases ?? [];
  });
}

function readName(text: unknown): ModuleName {
  const name = parseModuleName(String(text));
  assert.ok(name !== null, `${text} is not a module's name`);
  return name;
}
