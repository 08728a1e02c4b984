import assert from 'node:assert/strict';
import { archiveFileName } from '../../src/tarballs/archive-file-name.ts';
import { moduleName } from '../support/declare-modules.ts';

describe('archiveFileName', () => {
  const web = moduleName('Acme/web');

  for (const version of ['1.0.0', '2.0.0-rc1', '1.0.0+build.1', '1.0']) {
    it(`names a file after ${version}`, () => {
      assert.equal(archiveFileName(web, version), `acme-web-${version}.tar.gz`);
    });
  }

  for (const version of [
    '../../x',
    '1.0.0/../../x',
    '/etc/x',
    '',
    '.',
    '..',
    'a\\b',
    'a\0b',
    '1 0',
  ]) {
    it(`names no file after ${JSON.stringify(version)}, which a lock may say`, () => {
      assert.equal(archiveFileName(web, version), undefined);
    });
  }
});
