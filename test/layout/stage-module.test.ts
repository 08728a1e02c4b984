import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createStaging, discardStaging } from '../../src/layout/staging.ts';
import { stageTestModule } from '../support/stage-test-module.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('stageModule', () => {
  const directory = useTemporaryDirectory();

  it('writes the wanted files beside the modules, and tells what it wrote and left out', () => {
    const staging = createStaging(directory());
    const module = stageTestModule(staging, 'acme-web-1.0.0');
    assert.deepEqual(module.files, { 'metadata.json': 37, 'tasks/run.sh': 14 });
    assert.deepEqual(module.executables, ['tasks/run.sh']);
    assert.deepEqual(module.leftOut, { files: 2, bytes: 9 });
    assert.deepEqual(Object.keys(readTree(join(staging.directory, 'new', 'web'))), [
      'metadata.json',
      'tasks',
      'tasks/run.sh',
    ]);
  });

  it('refuses a link that is wanted, and the modules stay as they are', () => {
    writeTree(directory(), { 'web/metadata.json': '{}' });
    const staging = createStaging(directory());
    assert.throws(() => stageTestModule(staging, 'acme-web-1.0.0', 'full'), {
      code: 'ARCHIVE_UNSAFE',
      message: /`spec\/link` is a symbolic link$/,
    });
    discardStaging(staging);
    assert.deepEqual(readTree(directory()), {
      '.pupfile': 'directory',
      web: 'directory',
      'web/metadata.json': '{}',
    });
  });

  it('gives two releases of one day different times', () => {
    const staging = createStaging(directory());
    const first = stageTestModule(staging, 'acme-web-1.0.0');
    const second = stageTestModule(staging, 'acme-base-1.0.0');
    assert.notEqual(first.mtimeMs, second.mtimeMs);
  });
});
