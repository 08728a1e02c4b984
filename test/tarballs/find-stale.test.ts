import assert from 'node:assert/strict';
import { renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findStale } from '../../src/tarballs/find-stale.ts';
import { addRelease } from '../support/forge.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('findStale', () => {
  const directory = useTemporaryDirectory();
  const add = (name: string, version: string) => addRelease(directory(), { name, version });

  it('finds the archives that are not wanted, by name', async () => {
    add('acme-web', '1.0.0');
    add('acme-web', '1.1.0');
    add('acme-base', '2.0.0-rc1');
    assert.deepEqual(await findStale(directory(), new Set(['acme-web-1.1.0.tar.gz'])), [
      'acme-base-2.0.0-rc1.tar.gz',
      'acme-web-1.0.0.tar.gz',
    ]);
  });

  it('leaves alone what is not named after the release in it', async () => {
    const other = join(directory(), 'acme-web-9.9.9.tar.gz');
    renameSync(add('acme-web', '1.0.0'), other);
    add('Acme-log', '1.0.0');
    writeTree(directory(), {
      'acme-odd-1.0.0.tar.gz': 'no archive',
      'README.md': '',
      'backup.tar.gz': '',
      'acme-dir-1.0.0.tar.gz/file': '',
      'below/file': '',
    });
    addRelease(join(directory(), 'below'), { name: 'acme-web', version: '1.0.0' });
    symlinkSync(other, join(directory(), 'acme-link-1.0.0.tar.gz'));
    assert.deepEqual(await findStale(directory(), new Set()), []);
  });

  it('finds nothing in a folder that is not there', async () => {
    assert.deepEqual(await findStale(join(directory(), 'gone'), new Set()), []);
  });

  it('says why a folder cannot be read', async () => {
    writeTree(directory(), { file: '' });
    const stale = findStale(join(directory(), 'file'), new Set());
    const error = await rejection(stale, 'FILE_SYSTEM');
    assert.match(error.message, /^Cannot read `.*\/file`: a part of its path is no directory$/);
  });
});
