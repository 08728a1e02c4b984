import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findProject } from '../../src/project/find-project.ts';
import { thrown } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('findProject', () => {
  const directory = useTemporaryDirectory();
  const at = (...path: readonly string[]) => join(directory(), ...path);

  it('finds the Puppetfile of the directory', () => {
    writeTree(directory(), { Puppetfile: '' });
    assert.deepEqual(findProject(directory()), {
      directory: directory(),
      puppetfile: at('Puppetfile'),
      lockfile: at('Puppetfile.lock'),
      metadata: at('metadata.json'),
      hasPuppetfile: true,
    });
  });

  it('finds the nearest one upwards', () => {
    writeTree(directory(), { Puppetfile: '', 'a/Puppetfile': '', 'a/b/c/file': '' });
    assert.equal(findProject(at('a', 'b', 'c')).directory, at('a'));
  });

  it('prefers a Puppetfile above to a metadata.json beside', () => {
    writeTree(directory(), { Puppetfile: '', 'a/metadata.json': '{}' });
    assert.equal(findProject(at('a')).directory, directory());
  });

  it('takes a metadata.json where there is no Puppetfile', () => {
    writeTree(directory(), { 'metadata.json': '{}', 'a/file': '' });
    const project = findProject(at('a'));
    assert.equal(project.directory, directory());
    assert.equal(project.hasPuppetfile, false);
  });

  it('takes the Puppetfile that is named, with the lock beside it', () => {
    writeTree(directory(), { Puppetfile: '', 'env/Puppetfile.test': '' });
    assert.deepEqual(findProject(directory(), 'env/Puppetfile.test'), {
      directory: at('env'),
      puppetfile: at('env', 'Puppetfile.test'),
      lockfile: at('env', 'Puppetfile.test.lock'),
      metadata: at('env', 'metadata.json'),
      hasPuppetfile: true,
    });
  });

  it('takes a link that leads nowhere for the Puppetfile that it was meant to be', () => {
    writeTree(directory(), { 'metadata.json': '{}' });
    symlinkSync('nowhere', join(directory(), 'Puppetfile'));
    assert.equal(findProject(directory()).hasPuppetfile, true);
  });

  it('says where it looked', () => {
    const error = thrown(() => findProject(directory()), 'PUPPETFILE_NOT_FOUND');
    assert.match(
      error.message,
      /^There is no Puppetfile and no metadata\.json in `.+` or above it$/,
    );
    assert.deepEqual(error.notes, [`Metadata file does not exist: ${at('metadata.json')}`]);
  });

  it('does not look for another one than the one that is named', () => {
    writeTree(directory(), { Puppetfile: '' });
    const error = thrown(() => findProject(directory(), 'Pupetfile'), 'PUPPETFILE_NOT_FOUND');
    assert.equal(error.message, `There is no file \`${at('Pupetfile')}\``);
  });

  it('does not look above a directory that is not there', () => {
    writeTree(directory(), { Puppetfile: '' });
    const error = thrown(() => findProject(at('typo')), 'PUPPETFILE_NOT_FOUND');
    assert.equal(error.message, `There is no directory \`${at('typo')}\``);
  });
});
