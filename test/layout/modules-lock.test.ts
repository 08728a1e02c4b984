import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeSelf } from '../../src/layout/lock-owner.ts';
import { lockModules } from '../../src/layout/modules-lock.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('lockModules', () => {
  const directory = useTemporaryDirectory();
  const modules = () => join(directory(), 'deep', 'modules');
  const lockFile = () => join(modules(), '.pupfile', 'lock');

  function leaveLock(text: string, time = new Date()): void {
    mkdirSync(join(modules(), '.pupfile'), { recursive: true });
    writeFileSync(lockFile(), text);
    utimesSync(lockFile(), time, time);
  }

  it('makes the directory, and takes it away again where nothing came into it', async () => {
    const lock = await lockModules(modules(), 0);
    assert.ok(existsSync(lockFile()));
    lock.release();
    assert.deepEqual(readTree(directory()), {});
  });

  it('leaves what came into the directory', async () => {
    const lock = await lockModules(modules(), 0);
    writeTree(modules(), { 'web/metadata.json': '{}' });
    lock.release();
    assert.deepEqual(Object.keys(readTree(modules())), ['web', 'web/metadata.json']);
  });

  it('takes away a directory that is left for good, as long as it is empty', async () => {
    for (const name of ['empty', 'full']) writeTree(directory(), { [`${name}/.pupfile/x`]: '' });
    writeTree(directory(), { 'full/mine': '' });
    for (const name of ['empty', 'full']) {
      const lock = await lockModules(join(directory(), name), 0);
      rmSync(join(directory(), name, '.pupfile/x'));
      lock.leave();
    }
    assert.deepEqual(Object.keys(readTree(directory())), ['full', 'full/mine']);
  });

  it('refuses a second run while the first one works, and names its process', async () => {
    const lock = await lockModules(modules(), 0);
    await assert.rejects(lockModules(modules(), 0), (error: Error & { notes?: string[] }) => {
      assert.match(error.message, /^Another run of pupfile works on the modules directory `/);
      assert.deepEqual(error.notes, [`Process ${process.pid} holds \`${lockFile()}\``]);
      return true;
    });
    lock.release();
  });

  it('lets a second run wait for the first one', async () => {
    const holders: string[] = [];
    const onWait = (holder: string) => holders.push(holder);
    const first = await lockModules(modules(), 0, { onWait });
    const second = lockModules(modules(), 20_000, { onWait });
    assert.deepEqual(holders, [`Process ${process.pid}`]);
    first.release();
    (await second).release();
    assert.equal(existsSync(lockFile()), false);
    assert.equal(holders.length, 1);
  });

  const longAgo = new Date('2020-01-01');
  const elsewhere = { ...describeSelf(), scope: 'another container' };
  const abandoned: readonly [string, () => string, Date][] = [
    ['a process that is gone', () => lockText({ pid: endedProcess() }), new Date()],
    ['a process whose number was given anew', () => lockText({ started: '1' }), new Date()],
    ['a container that has been silent', () => JSON.stringify(elsewhere), longAgo],
    ['a run that was killed while it wrote it', () => '', longAgo],
  ];
  for (const [title, text, time] of abandoned) {
    it(`takes over the lock of ${title}`, async () => {
      leaveLock(text(), time);
      const lock = await lockModules(modules(), 0);
      assert.match(readFileSync(lockFile(), 'utf8'), new RegExp(`"pid":${process.pid},`));
      lock.release();
    });
  }

  it('takes over the lock of a silent container whose clock is ahead', async () => {
    leaveLock(JSON.stringify(elsewhere), new Date('2200-01-01'));
    (await lockModules(modules(), 20_000, { silenceMs: 20 })).release();
    assert.equal(existsSync(lockFile()), false);
  });

  const held: readonly [string, string][] = [
    ['a container that works', JSON.stringify(elsewhere)],
    ['somebody who is just writing it', ''],
    ['this very process', lockText({})],
  ];
  for (const [title, text] of held) {
    it(`respects the lock of ${title}`, async () => {
      leaveLock(text);
      await assert.rejects(lockModules(modules(), 0), { code: 'MODULES_BUSY' });
      assert.equal(readFileSync(lockFile(), 'utf8'), text);
    });
  }

  it('stops waiting where a signal says so, and leaves the other alone', async () => {
    leaveLock(lockText({}));
    const stop = new AbortController();
    const waiting = lockModules(modules(), 20_000, { signal: stop.signal });
    stop.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    assert.equal(readFileSync(lockFile(), 'utf8'), lockText({}));
  });

  it('does not release the lock of somebody who took it over', async () => {
    const lock = await lockModules(modules(), 0);
    leaveLock('another');
    lock.release();
    assert.equal(readFileSync(lockFile(), 'utf8'), 'another');
  });

  it('tells of a file in the place of the directory', async () => {
    writeTree(directory(), { deep: 'a file' });
    await assert.rejects(lockModules(modules(), 0), { code: 'FILE_SYSTEM' });
  });
});

function lockText(changes: object): string {
  return JSON.stringify({ ...describeSelf(), ...changes });
}

function endedProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}
