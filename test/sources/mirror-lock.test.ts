import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { withMirrorLock } from '../../src/sources/mirror-lock.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

describe('withMirrorLock', () => {
  const directory = useTemporaryDirectory();
  const path = () => join(directory(), 'mirror.lock');
  const quick = { pollMs: 1, beatMs: 5 };

  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await turn();
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => withMirrorLock(path(), work, quick)));
    assert.equal(most, 1);
    assert.deepEqual(readdirSync(directory()), []);
  });

  it('gives the lock back when the work fails', async () => {
    const work = withMirrorLock(path(), () => Promise.reject(new Error('no')), quick);
    await assert.rejects(work, /no/);
    assert.ok(!existsSync(path()));
  });

  it('gives the lock back at once when the work is to be given up', async () => {
    const stop = new AbortController();
    const work = async () => {
      stop.abort();
      assert.ok(!existsSync(path()));
    };
    await withMirrorLock(path(), work, { ...quick, signal: stop.signal });
  });

  it('takes over from one that died', async () => {
    writeFileSync(path(), 'dead');
    const token = await withMirrorLock(path(), async () => readFileSync(path(), 'utf8'), {
      ...quick,
      staleMs: 20,
    });
    assert.notEqual(token, 'dead');
    assert.deepEqual(readdirSync(directory()), []);
  });

  it('does not go by the clocks of others', async () => {
    writeFileSync(path(), 'of another machine');
    utimesSync(path(), 1, 1);
    const stop = new AbortController();
    const work = withMirrorLock(path(), async () => 'taken', {
      ...quick,
      staleMs: 60_000,
      signal: stop.signal,
    });
    await turn();
    stop.abort();
    await assert.rejects(work, { name: 'AbortError' });
    assert.equal(readFileSync(path(), 'utf8'), 'of another machine');
  });

  it('waits for one that lives, however long it takes', async () => {
    const order: string[] = [];
    let isTried = false;
    const first = withMirrorLock(
      path(),
      async () => {
        const second = withMirrorLock(
          path(),
          async () => {
            order.push('second');
          },
          { pollMs: 1, staleMs: 100 },
        );
        // Longer than the lock of a dead one is respected: it beats.
        const until = performance.now() + 400;
        while (performance.now() < until) await turn();
        isTried = true;
        order.push('first');
        return { second };
      },
      { ...quick, beatMs: 10 },
    );
    await (await first).second;
    assert.ok(isTried);
    assert.deepEqual(order, ['first', 'second']);
  });

  it('leaves the lock of another alone when its own was broken', async () => {
    await withMirrorLock(
      path(),
      async () => {
        writeFileSync(path(), 'of another');
      },
      quick,
    );
    assert.equal(readFileSync(path(), 'utf8'), 'of another');
  });

  it('says where no lock can be made', async () => {
    const work = withMirrorLock(join(directory(), 'nowhere', 'x'), async () => {}, quick);
    await assert.rejects(work, { code: 'ENOENT' });
  });
});
