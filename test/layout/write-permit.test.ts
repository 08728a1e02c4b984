import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createWritePermit, withdrawPermit, withPermit } from '../../src/layout/write-permit.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

const threadFile = new URL('../support/writing-thread.ts', import.meta.url);
// A thread does not inherit what the first one knows of TypeScript.
const startThread = `import('tsx/esm/api').then(({ register }) => {
  register();
  return import(${JSON.stringify(threadFile)});
});`;

describe('a permit to write', () => {
  const directory = useTemporaryDirectory();

  it('holds until it is withdrawn', () => {
    const permit = createWritePermit();
    assert.equal(
      withPermit(permit, () => 1),
      1,
    );
    withdrawPermit(permit);
    assert.throws(() => withPermit(permit, () => assert.fail('was called')), TypeError);
  });

  it('can be withdrawn after somebody has failed to write', () => {
    const permit = createWritePermit();
    const full = new Error('no space');
    assert.throws(
      () =>
        withPermit(permit, () => {
          throw full;
        }),
      full,
    );
    withdrawPermit(permit);
  });

  it('is withdrawn where a thread has died while it wrote', async () => {
    const permit = createWritePermit();
    const path = join(directory(), 'written');
    const thread = new Worker(startThread, { eval: true, workerData: { permit, path } });
    await once(thread, 'message');
    await thread.terminate();
    withdrawPermit(permit, 50);
    assert.throws(() => withPermit(permit, () => {}), TypeError);
    assert.equal(existsSync(path), false);
  });

  it('is withdrawn when the other thread has ended what it writes, and that thread learns it', async () => {
    const permit = createWritePermit();
    const path = join(directory(), 'written');
    const thread = new Worker(startThread, { eval: true, workerData: { permit, path } });
    const failure = once(thread, 'error');
    await once(thread, 'message');
    assert.equal(existsSync(path), false);
    withdrawPermit(permit);
    assert.equal(readFileSync(path, 'utf8'), 'once');
    const [error] = await failure;
    assert.match(String(error), /TypeError: nobody may write any more/);
    assert.equal(readFileSync(path, 'utf8'), 'once');
  });
});
