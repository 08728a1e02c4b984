import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSpool } from '../../src/files/spool.ts';
import { readArchiveFromStore, writeArchiveToStore } from '../../src/store/archive-store.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const bytes = Buffer.from('an archive');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const path = `archives/sha256/${sha256.slice(0, 2)}/${sha256}.tar.gz`;

describe('the store', () => {
  const directory = useTemporaryDirectory();

  it('gives back what was put into it, from a place named after it', async () => {
    assert.equal(await writeArchiveToStore(directory(), sha256, bytes), undefined);
    assert.deepEqual(readArchiveFromStore(directory(), sha256), bytes);
    const files = Object.entries(readTree(directory())).filter(([, kind]) => kind !== 'directory');
    assert.deepEqual(files, [[path, 'an archive']]);
  });

  it('has nothing where nothing was put', async () => {
    assert.equal(readArchiveFromStore(join(directory(), 'missing'), sha256), undefined);
  });

  it('removes what is not what its name says', async () => {
    writeTree(directory(), { [path]: 'something else' });
    assert.equal(readArchiveFromStore(directory(), sha256), undefined);
    assert.equal(readTree(directory())[path], undefined);
  });

  it('replaces an archive that is damaged', async () => {
    writeTree(directory(), { [path]: 'something else' });
    await writeArchiveToStore(directory(), sha256, bytes);
    assert.deepEqual(readArchiveFromStore(directory(), sha256), bytes);
  });

  it('keeps one whole archive where several runs put the same one', async () => {
    const runs = Array.from({ length: 8 }, () => writeArchiveToStore(directory(), sha256, bytes));
    assert.ok((await Promise.all(runs)).every((reason) => reason === undefined));
    const { [path]: content, ...others } = readTree(directory());
    assert.equal(content, 'an archive');
    assert.ok(Object.values(others).every((kind) => kind === 'directory'));
  });

  it('knows when an archive was used last by the time of its file', async () => {
    await writeArchiveToStore(directory(), sha256, bytes);
    utimesSync(join(directory(), path), 1, 1);
    const begin = Date.now() - 1000;
    readArchiveFromStore(directory(), sha256);
    assert.ok(statSync(join(directory(), path)).mtimeMs > begin);
  });

  describe('with a spool', () => {
    const large = randomBytes(2 * 1024 * 1024);
    const largeSha256 = createHash('sha256').update(large).digest('hex');
    const largePath = () =>
      join(directory(), `archives/sha256/${largeSha256.slice(0, 2)}/${largeSha256}.tar.gz`);
    const openHere = () => {
      mkdirSync(join(directory(), 'spool'));
      return openSpool(join(directory(), 'spool'));
    };

    it('keeps a large archive that is in a file, and gives a copy of it', async () => {
      const spool = openHere();
      const file = spool.begin();
      file.append(large);
      assert.equal(await writeArchiveToStore(directory(), largeSha256, file.end()), undefined);
      const copy = readArchiveFromStore(directory(), largeSha256, spool);
      assert.ok(copy !== undefined && !Buffer.isBuffer(copy));
      writeFileSync(largePath(), 'something else');
      assert.ok(copy.read().equals(large));
      spool.close();
    });

    it('gives a small one in memory', async () => {
      await writeArchiveToStore(directory(), sha256, bytes);
      assert.deepEqual(readArchiveFromStore(directory(), sha256, openHere()), bytes);
    });

    it('removes a large one that is not what its name says', async () => {
      await writeArchiveToStore(directory(), largeSha256, large);
      writeFileSync(largePath(), Buffer.from(large).fill(0, 0, 100));
      assert.equal(readArchiveFromStore(directory(), largeSha256, openHere()), undefined);
      assert.ok(!existsSync(largePath()));
    });

    it('has nothing for a spool without room, and keeps what it has', async () => {
      await writeArchiveToStore(directory(), largeSha256, large);
      const spool = openSpool(join(directory(), 'missing'));
      assert.equal(readArchiveFromStore(directory(), largeSha256, spool), undefined);
      assert.ok(existsSync(largePath()));
    });
  });

  it('replaces a directory that has the name of an archive', async () => {
    writeTree(directory(), { [`${path}/file`]: '' });
    assert.equal(readArchiveFromStore(directory(), sha256), undefined);
    assert.equal(await writeArchiveToStore(directory(), sha256, bytes), undefined);
    assert.deepEqual(readArchiveFromStore(directory(), sha256), bytes);
  });

  it('is no reason to fail where it cannot be written', async () => {
    writeTree(directory(), { archives: 'a file in the way' });
    const reason = await writeArchiveToStore(directory(), sha256, bytes);
    assert.equal(reason, 'a part of its path is no directory');
    assert.equal(readArchiveFromStore(directory(), sha256), undefined);
    assert.deepEqual(readTree(directory()), { archives: 'a file in the way' });
  });

  it('does not wait for a pipe in the place of an archive', async () => {
    await writeArchiveToStore(directory(), sha256, bytes);
    rmSync(join(directory(), path));
    execFileSync('mkfifo', [join(directory(), path)]);
    assert.equal(readArchiveFromStore(directory(), sha256), undefined);
  });

  for (const name of ['', '../../etc/passwd', 'A'.repeat(64), 'a'.repeat(63)]) {
    it(`never looks for ${JSON.stringify(name.slice(0, 20))}, which is no checksum`, () => {
      assert.throws(() => readArchiveFromStore(directory(), name), RangeError);
    });
  }
});
