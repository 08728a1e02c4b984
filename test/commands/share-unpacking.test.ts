import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pLimit from 'p-limit';
import { shareUnpacking, type Unpacking } from '../../src/commands/share-unpacking.ts';
import { openSpool } from '../../src/files/spool.ts';
import { createStaging, discardStaging, type Staging } from '../../src/layout/staging.ts';
import { type ArchivedModule, archivedModule } from '../support/archived-module.ts';
import { readTree, useTemporaryDirectory } from '../support/temporary-directory.ts';

const few = 10;
const many = 500;
const names = Array.from({ length: 40 }, (_, index) => `acme-m${index}`);

describe('shareUnpacking', () => {
  const directory = useTemporaryDirectory();
  const stage = (name: string) => createStaging(join(directory(), name));
  const archives = names.map((name) => archivedModule(name));

  it('has one archive at a time where there are few modules', async () => {
    await withUnpacking(stage('few'), few, async ({ atOnce }) => assert.equal(atOnce, 1));
  });

  it('makes the same of many modules, whoever unpacks them', async () => {
    const [alone, shared] = [stage('alone'), stage('shared')];
    const expected = await withUnpacking(alone, few, (own) => unpackAll(own, archives));
    const modules = await withUnpacking(shared, many, (both) => {
      assert.equal(both.atOnce > 1, availableParallelism() > 1);
      return unpackAll(both, archives);
    });
    assert.deepEqual(modules, expected);
    assert.deepEqual(readTree(shared.directory), readTree(alone.directory));
  });

  it('tells what is wrong with one of many, of which nothing is left', async () => {
    const damaged = archivedModule('acme-bad', { 'lib/a.rb': '1', 'lib/A.rb': '2' });
    const staging = stage('one');
    await withUnpacking(staging, many, async ({ unpack }) => {
      await assert.rejects(unpack(damaged.module, damaged.bytes), {
        code: 'ARCHIVE_UNSAFE',
        message: /acme-bad.*`lib\/A\.rb` and `lib\/a\.rb`/,
      });
      await unpackAll({ unpack, atOnce: 4 }, archives);
    });
    assert.equal(existsSync(join(staging.directory, 'new', 'bad')), false);
    assert.equal(existsSync(join(staging.directory, 'new', 'm39', 'metadata.json')), true);
  });

  it('unpacks large archives, which are files', async () => {
    const staging = stage('large');
    const spool = openSpool(staging.directory);
    const [first] = archives as [ArchivedModule];
    const file = spool.begin();
    file.append(first.bytes);
    await withUnpacking(staging, many, async ({ unpack }) => {
      const { directory: name } = await unpack(first.module, file.end());
      assert.equal(name, 'm0');
    });
    spool.close();
  });

  it('leaves nothing where it is given up in the midst of it', async () => {
    const staging = stage('given-up');
    await withUnpacking(staging, many, async (unpacking) => {
      const all = unpackAll(unpacking, archives).catch(() => {});
      // Both threads are at work then.
      while (readdirSync(join(staging.directory, 'new')).length < 5) await nextTurn();
      assert.equal(discardStaging(staging), undefined);
      await all;
    });
    assert.deepEqual(readTree(staging.modulesDirectory), { '.pupfile': 'directory' });
  });

  async function unpackAll(
    { unpack, atOnce }: Pick<Unpacking, 'unpack' | 'atOnce'>,
    modules: readonly ArchivedModule[],
  ) {
    const inTurn = pLimit(atOnce);
    return Promise.all(
      modules.map(({ module, bytes }) => inTurn(() => unpack(module, Buffer.from(bytes)))),
    );
  }

  async function withUnpacking<Result>(
    staging: Staging,
    modules: number,
    run: (unpacking: Unpacking) => Promise<Result>,
  ): Promise<Result> {
    const spool = openSpool(staging.directory);
    const unpacking = shareUnpacking(staging, { modules, spool });
    try {
      return await run(unpacking);
    } finally {
      unpacking.end();
      spool.close();
    }
  }
});
