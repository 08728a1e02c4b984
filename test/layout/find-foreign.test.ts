import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findForeign, isInstalledByTool } from '../../src/layout/find-foreign.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('findForeign', () => {
  const directory = useTemporaryDirectory();

  it('tells what is not known, hidden names left out', () => {
    writeTree(directory(), { 'web/x': '', 'site/x': '', README: '', '.hidden/x': '' });
    assert.deepEqual(findForeign(directory(), new Set(['web'])), [
      { name: 'README', isFile: true },
      { name: 'site', isFile: false },
    ]);
  });

  it('tells nothing where there is no directory', () => {
    assert.deepEqual(findForeign(join(directory(), 'missing'), new Set()), []);
  });
});

describe('isInstalledByTool', () => {
  const directory = useTemporaryDirectory();
  const metadata = '{"name":"acme-web"}';

  it('holds of a directory whose metadata.json names it, and of an empty one', () => {
    writeTree(directory(), { 'web/metadata.json': metadata, 'site/metadata.json': metadata });
    mkdirSync(join(directory(), 'empty'));
    const names = ['web', 'site', 'empty', 'missing'];
    const found = names.filter((name) => isInstalledByTool(directory(), name));
    assert.deepEqual(found, ['web', 'empty']);
  });

  it("does not hold of a link, which is somebody's own", () => {
    writeTree(directory(), { 'elsewhere/metadata.json': metadata });
    symlinkSync('elsewhere', join(directory(), 'web'));
    assert.equal(isInstalledByTool(directory(), 'web'), false);
  });

  it('waits for nobody where metadata.json is a pipe', () => {
    mkdirSync(join(directory(), 'web'));
    execFileSync('mkfifo', [join(directory(), 'web', 'metadata.json')]);
    assert.equal(isInstalledByTool(directory(), 'web'), false);
  });
});
