import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { draftModules } from '../../src/commands/draft-modules.ts';
import { thrown } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const metadata = (name: unknown, version: unknown) => JSON.stringify({ name, version });

describe('draftModules', () => {
  const directory = useTemporaryDirectory();

  function draft(files: Readonly<Record<string, string>>) {
    writeTree(directory(), files);
    return draftModules(directory(), 'modules');
  }

  it('takes name and version from the metadata, in the order of the directories', () => {
    const { modules, leftOut } = draft({
      'web/metadata.json': metadata('acme-web', '1.2.0'),
      'apt/metadata.json': `\u{feff}${metadata('Acme/apt', '2.0.0-rc1')}`,
    });
    assert.deepEqual(leftOut, []);
    assert.deepEqual(modules, [
      { name: 'Acme-apt', requirements: ['2.0.0-rc1'], options: {} },
      { name: 'acme-web', requirements: ['1.2.0'], options: {} },
    ]);
  });

  it('marks what was a checkout of git', () => {
    const { modules } = draft({
      'web/metadata.json': metadata('acme-web', '1.2.0'),
      'web/.git/HEAD': '',
    });
    assert.equal(modules[0]?.comment, 'was a checkout of git');
  });

  it('follows a link to a module', () => {
    writeTree(directory(), { '.hidden/metadata.json': metadata('acme-web', '1.2.0') });
    symlinkSync('.hidden', join(directory(), 'web'));
    assert.equal(draft({}).modules.length, 1);
  });

  it('passes over files and hidden directories', () => {
    const files = { 'README.md': '', '.pupfile/metadata.json': metadata('acme-web', '1.0.0') };
    assert.deepEqual(draft(files), { modules: [], leftOut: [] });
  });

  const lefts: readonly [content: string, reason: string][] = [
    ['{', 'its metadata.json cannot be read'],
    ['null', 'its metadata.json is no object'],
    ['[]', 'its metadata.json has no name with an author'],
    [metadata(undefined, '1.0.0'), 'its metadata.json has no name with an author'],
    [metadata('web', '1.0.0'), 'its metadata.json has no name with an author'],
    [metadata('acme-../x', '1.0.0'), 'its metadata.json has no name with an author'],
    [metadata('acme-web', undefined), 'the metadata.json of acme-web has no version'],
    [metadata('acme-web', 'main'), 'the metadata.json of acme-web has no version'],
  ];
  for (const [content, reason] of lefts) {
    it(`leaves out what says ${content}`, () => {
      const { modules, leftOut } = draft({ 'web/metadata.json': content });
      assert.deepEqual([modules, leftOut], [[], [`web: ${reason}`]]);
    });
  }

  it('leaves out a directory without metadata', () => {
    assert.deepEqual(draft({ 'site/manifests/init.pp': '' }).leftOut, ['site: no metadata.json']);
  });

  it('declares a module once', () => {
    const { modules, leftOut } = draft({
      'web/metadata.json': metadata('acme-web', '1.2.0'),
      'web_old/metadata.json': metadata('Acme-Web', '1.1.0'),
    });
    assert.equal(modules.length, 1);
    assert.deepEqual(leftOut, ['web_old: another directory holds Acme-Web as well']);
  });

  it('says that there is no such directory', () => {
    const none = join(directory(), 'none');
    const error = thrown(() => draftModules(none, 'none'), 'PUPPETFILE_NOT_FOUND');
    assert.equal(error.message, 'Cannot read the directory `none`: there is none');
  });
});
