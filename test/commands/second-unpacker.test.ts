import assert from 'node:assert/strict';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type SecondUnpacker, startSecondUnpacker } from '../../src/commands/second-unpacker.ts';
import { createUnpacker } from '../../src/commands/unpack-module.ts';
import { createStaging, type Staging } from '../../src/layout/staging.ts';
import { type ArchivedModule, archivedModule } from '../support/archived-module.ts';
import { readTree, useTemporaryDirectory } from '../support/temporary-directory.ts';

const web = archivedModule('acme-web');
const log = archivedModule('acme-log');
// Who unpacks an archive gives it up.
const copyOf = ({ bytes }: ArchivedModule) => Buffer.from(bytes);

describe('a second unpacker', () => {
  const directory = useTemporaryDirectory();

  it('does what the first one does', async () => {
    const here = createStaging(join(directory(), 'here'));
    const there = createStaging(join(directory(), 'there'));
    const expected = await createUnpacker(here)(web.module, copyOf(web));
    await withSecond(there, async (second) => {
      const outcome = second.unpack(web.module, web.bytes);
      assert.equal(second.unfinished, 1);
      assert.deepEqual(await outcome, expected);
      assert.equal(second.unfinished, 0);
    });
    assert.deepEqual(readTree(there.directory), readTree(here.directory));
    assert.equal(readTree(there.directory)['new/web/manifests/init.pp'], 'class web {}\n');
  });

  const unusable: readonly [title: string, bytes: Buffer][] = [
    ['is damaged', web.bytes.subarray(0, 100)],
    ['is of another module', log.bytes],
    ['inflates to more than it may have in memory', gzipSync(Buffer.alloc(33 * 1024 * 1024))],
  ];
  for (const [title, bytes] of unusable) {
    it(`gives back what ${title}, and goes on`, async () => {
      await withSecond(createStaging(directory()), async (second) => {
        assert.equal(await second.unpack(web.module, bytes), undefined);
        assert.equal((await second.unpack(log.module, log.bytes))?.directory, 'log');
      });
    });
  }

  it('leaves the bytes with whoever has them', async () => {
    const bytes = Buffer.from(web.bytes);
    await withSecond(createStaging(directory()), (second) => second.unpack(web.module, bytes));
    assert.ok(bytes.equals(web.bytes));
  });

  it('gives back all that it has not finished when it ends, and what comes later', async () => {
    const second = start(createStaging(directory()));
    const outcomes = [web, log].map(({ module, bytes }) => second.unpack(module, bytes));
    second.end();
    assert.deepEqual(await Promise.all(outcomes), [undefined, undefined]);
    assert.equal(await second.unpack(web.module, web.bytes), undefined);
  });

  function start(staging: Staging): SecondUnpacker {
    const second = startSecondUnpacker(staging);
    assert.ok(second !== undefined);
    return second;
  }

  async function withSecond(
    staging: Staging,
    run: (second: SecondUnpacker) => Promise<unknown>,
  ): Promise<void> {
    const second = start(staging);
    try {
      await run(second);
    } finally {
      second.end();
    }
  }
});
