import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { keepAnswer, readKeptAnswer } from '../../src/store/kept-answers.ts';
import { listStore } from '../../src/store/list-store.ts';
import { moduleName } from '../support/declare-modules.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const web = moduleName('acme-web');
const forge = 'https://forge.example/api';
const place = 'forges/https%3A%2F%2Fforge.example%2Fapi/acme-web.json';

describe('what Forges said', () => {
  const directory = useTemporaryDirectory();
  const keep = (url: string, text: string) =>
    keepAnswer(directory(), { forgeUrl: url, module: web, about: 'releases' }, Buffer.from(text));
  const read = (url: string, module = web) =>
    readKeptAnswer(directory(), { forgeUrl: url, module, about: 'releases' })?.toString();

  it('is kept in a file of the module’s name, in a folder of the Forge’s', () => {
    keep(forge, '[]');
    assert.equal(readTree(directory())[place], '[]');
    assert.equal(read(forge), '[]');
    assert.deepEqual(
      listStore(directory()).map(({ kind, path }) => [kind, path]),
      [['answer', place]],
    );
  });

  it('is replaced by what it says later, and nothing is left beside it', () => {
    keep(forge, '["old"]');
    keep(forge, '["new"]');
    assert.equal(read(forge), '["new"]');
    assert.deepEqual(Object.keys(readTree(join(directory(), 'forges'))).length, 2);
  });

  it('is that of one Forge, one module and one question', () => {
    keep(forge, '[]');
    const question = { forgeUrl: forge, module: web, about: 'module' } as const;
    assert.equal(readKeptAnswer(directory(), question), undefined);
    keepAnswer(directory(), question, Buffer.from('[1]'));
    assert.equal(listStore(directory()).length, 2);
    assert.equal(read('https://forge.example'), undefined);
    assert.equal(read('http://forge.example/api'), undefined);
    assert.equal(read(forge, moduleName('acme-base')), undefined);
  });

  it('is the same whoever asked, and has no password in its name', () => {
    keep('https://somebody:secret@forge.example/api/', '[]');
    assert.equal(read(forge), '[]');
    assert.deepEqual(Object.keys(readTree(directory())), [
      'forges',
      'forges/https%3A%2F%2Fforge.example%2Fapi',
      place,
    ]);
  });

  it('is nowhere where the address is too long for a name, or none', () => {
    for (const url of [`https://forge.example/${'a'.repeat(250)}`, '../forge', 'https:///\ud800']) {
      keep(url, '[]');
      assert.equal(read(url), undefined, url);
    }
    assert.deepEqual(readTree(directory()), {});
  });

  it('is missing where something else has its name', () => {
    writeTree(directory(), { [`${place}/file`]: '' });
    assert.equal(read(forge), undefined);
  });

  it('cannot be kept where the store is no directory, which is no error', () => {
    writeTree(directory(), { forges: 'a file' });
    keep(forge, '[]');
    assert.equal(read(forge), undefined);
  });

  it('is not listed behind a link', () => {
    keep(forge, '[]');
    writeTree(join(directory(), 'other'), { file: '' });
    symlinkSync('../forges', join(directory(), 'other/forges'));
    assert.deepEqual(listStore(join(directory(), 'other')), []);
  });
});
