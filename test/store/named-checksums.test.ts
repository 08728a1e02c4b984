import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNamedChecksum, writeNamedChecksum } from '../../src/store/named-checksums.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const name = 'https://api.example/repos/acme/web/tarball/1';
const sha256 = 'ab'.repeat(32);
const other = 'cd'.repeat(32);

describe('the named checksums of the store', () => {
  const directory = useTemporaryDirectory();
  const files = () =>
    Object.entries(readTree(directory())).filter(([, kind]) => kind !== 'directory');

  it('give back what was kept last', async () => {
    assert.equal(await writeNamedChecksum(directory(), name, other), undefined);
    assert.equal(await writeNamedChecksum(directory(), name, sha256), undefined);
    assert.equal(await readNamedChecksum(directory(), name), sha256);
    assert.deepEqual(
      files().map(([, text]) => text),
      [`${sha256} ${name}\n`],
    );
  });

  it('know nothing of other names', async () => {
    await writeNamedChecksum(directory(), name, sha256);
    assert.equal(await readNamedChecksum(directory(), `${name}2`), undefined);
    assert.equal(await readNamedChecksum(join(directory(), 'missing'), name), undefined);
  });

  for (const text of [
    '',
    'rubbish',
    sha256,
    `${sha256} another name\n`,
    `../${sha256} ${name}\n`,
  ]) {
    it(`pass over a file that says ${JSON.stringify(text.replace(sha256, 'SHA256'))}`, async () => {
      await writeNamedChecksum(directory(), name, sha256);
      const [path = ''] = files()[0] ?? [];
      writeFileSync(join(directory(), path), text);
      assert.equal(await readNamedChecksum(directory(), name), undefined);
    });
  }

  it('leave nothing behind where they cannot be kept', async () => {
    writeTree(directory(), { archives: 'a file' });
    assert.equal(
      await writeNamedChecksum(directory(), name, sha256),
      'a part of its path is no directory',
    );
    assert.deepEqual(readTree(directory()), { archives: 'a file' });
  });

  it('are whole where several runs keep the same one', async () => {
    const runs = Array.from({ length: 8 }, () => writeNamedChecksum(directory(), name, sha256));
    assert.ok((await Promise.all(runs)).every((reason) => reason === undefined));
    assert.equal(files().length, 1);
  });
});
