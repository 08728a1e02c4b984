import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type InitOptions, init } from '../../src/commands/init.ts';
import { parse } from '../../src/commands/parse.ts';
import { readMetadataPuppetfile } from '../../src/puppetfile/metadata-json.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { thrown } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const metadata = JSON.stringify({
  name: 'acme-site',
  dependencies: [{ name: 'acme/web', version_requirement: '>= 1.0.0 < 2.0.0' }],
});
const lock = `FORGE
  remote: https://forge.example
  specs:
    acme-web (1.0.0)

DEPENDENCIES
  acme-web (~> 1.0)

`;

describe('init', () => {
  const directory = useTemporaryDirectory();

  function run(options: Partial<InitOptions> = {}, changed = {}) {
    const defaults = { source: undefined, path: undefined, isForced: false };
    return init(settingsOf(directory(), changed), { ...defaults, ...options });
  }

  const declared = async () =>
    (await parse(settingsOf(directory()), ignore)).declarations.map(
      ({ spelledName, requirements }) => `${spelledName} ${requirements.join(', ')}`.trim(),
    );

  it('writes an example where there is nothing', async () => {
    const { madeFrom, declarations } = run();
    assert.deepEqual([madeFrom, declarations, await declared()], [undefined, 0, []]);
  });

  it('writes the word `metadata` where there is a metadata.json', async () => {
    writeTree(directory(), { 'metadata.json': metadata });
    const { madeFrom, declarations } = run();
    assert.deepEqual([madeFrom, declarations], ['metadata.json', 1]);
    assert.match(readTree(directory())['Puppetfile'] ?? '', /^metadata$/m);
    const asMetadata = readMetadataPuppetfile({ text: metadata, file: 'metadata.json' });
    const asPuppetfile = await parse(settingsOf(directory()), ignore);
    assert.equal(
      JSON.stringify(asPuppetfile.declarations),
      JSON.stringify(asMetadata.declarations),
    );
  });

  it('declares what stands in a modules directory', async () => {
    writeTree(directory(), {
      'metadata.json': metadata,
      'modules/web/metadata.json': '{ "name": "acme-web", "version": "1.0.0" }',
      'modules/site/x': '',
    });
    const { madeFrom, leftOut } = run({ source: 'modules' });
    assert.deepEqual([madeFrom, leftOut], ['modules', ['site: no metadata.json']]);
    assert.deepEqual(await declared(), ['acme-web 1.0.0']);
    assert.match(readTree(directory())['Puppetfile'] ?? '', /^# site: no metadata\.json$/m);
  });

  it('declares what stands in another directory', async () => {
    writeTree(directory(), {
      'here/web/metadata.json': '{ "name": "acme-web", "version": "1.0.0" }',
    });
    run({ source: 'modules', path: 'here' });
    run({ source: 'modules', isForced: true }, { modulesDirectory: 'here' });
    assert.deepEqual(await declared(), ['acme-web 1.0.0']);
  });

  it('makes no code of the name of a directory', async () => {
    writeTree(directory(), { "modules/x\nmod 'acme-evil'\n#/y": '' });
    run({ source: 'modules' });
    assert.deepEqual(await declared(), []);
  });

  it('declares what a lock was written for', async () => {
    writeTree(directory(), { 'Puppetfile.lock': lock, 'old.lock': lock.replaceAll('web', 'old') });
    assert.equal(run({ source: 'lock' }).hasLockfile, true);
    assert.deepEqual(await declared(), ['acme-web ~> 1.0']);
    assert.equal((await parse(settingsOf(directory()), ignore)).forgeUrl, 'https://forge.example');
    run({ source: 'lock', path: 'old.lock', isForced: true });
    assert.deepEqual(await declared(), ['acme-old ~> 1.0']);
  });

  it('names the Forge that was asked for, without its password', () => {
    run({}, { forgeUrl: 'https://user:secret@forge.example/' });
    assert.match(readTree(directory())['Puppetfile'] ?? '', /^forge 'https:\/\/forge\.example'$/m);
  });

  it('writes the Puppetfile that the settings name', () => {
    const { name } = run({}, { puppetfile: 'Puppetfile.test' });
    assert.deepEqual(
      [name, Object.keys(readTree(directory()))],
      ['Puppetfile.test', ['Puppetfile.test']],
    );
  });

  it('begins where it is, not at a Puppetfile above', () => {
    writeTree(directory(), { Puppetfile: 'above', 'site/x': '' });
    init(settingsOf(join(directory(), 'site')), {
      source: undefined,
      path: undefined,
      isForced: false,
    });
    assert.ok(readTree(directory())['site/Puppetfile']);
  });

  it('overwrites nothing unless it is forced to', async () => {
    writeTree(directory(), { Puppetfile: "mod 'acme-old'\n" });
    mkdirSync(join(directory(), '.git'));
    const before = readTree(directory());
    thrown(() => run(), 'PUPPETFILE_EXISTS');
    assert.deepEqual(readTree(directory()), before);
    run({ isForced: true });
    assert.deepEqual(await declared(), []);
  });

  it('does not overwrite a link that leads nowhere', () => {
    symlinkSync('nowhere', join(directory(), 'Puppetfile'));
    thrown(() => run(), 'PUPPETFILE_EXISTS');
  });

  it('has git ignore the modules, once', () => {
    mkdirSync(join(directory(), '.git'));
    assert.equal(run().ignored, '/modules/');
    assert.equal(run({ isForced: true }).ignored, undefined);
    assert.equal(run({ isForced: true }, { modulesDirectory: 'other' }).ignored, '/other/');
    assert.equal(readTree(directory())['.gitignore'], '/modules/\n/other/\n');
  });

  const nothing: readonly [options: Partial<InitOptions>, code: Parameters<typeof thrown>[1]][] = [
    [{ source: 'metadata' }, 'PUPPETFILE_NOT_FOUND'],
    [{ source: 'modules' }, 'PUPPETFILE_NOT_FOUND'],
    [{ source: 'lock' }, 'LOCKFILE_MISSING'],
  ];
  for (const [options, code] of nothing) {
    it(`writes nothing where there is no ${options.source}`, () => {
      thrown(() => run(options), code);
      assert.deepEqual(readTree(directory()), {});
    });
  }

  it('writes nothing from a metadata.json that cannot be read', () => {
    writeTree(directory(), { 'metadata.json': '{' });
    thrown(() => run(), 'METADATA_INVALID');
    assert.deepEqual(Object.keys(readTree(directory())), ['metadata.json']);
  });

  it('says that there is no such directory', () => {
    const settings = settingsOf(join(directory(), 'none'));
    const options = { source: undefined, path: undefined, isForced: false };
    thrown(() => init(settings, options), 'PUPPETFILE_NOT_FOUND');
  });
});
