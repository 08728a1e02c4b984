import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunSvnOptions, runSvn, svnFailure } from '../../src/net/svn.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('runSvn', () => {
  const directory = useTemporaryDirectory();
  const PATH = process.env['PATH'];

  /** Runs a script of the test in place of svn. */
  function run(
    script: string,
    args: readonly string[] = [],
    { variables = {}, ...changed }: Partial<RunSvnOptions> = {},
  ) {
    writeTree(directory(), { 'bin/svn': `#!/bin/sh\n${script}\n` });
    chmodSync(join(directory(), 'bin', 'svn'), 0o755);
    return runSvn(args, {
      directory: directory(),
      variables: { PATH: `${join(directory(), 'bin')}:${PATH}`, ...variables },
      mostBytes: 4096,
      idleMs: 20_000,
      ...changed,
    });
  }

  /** Until the script is gone whose id it wrote; the test times out where it stays. */
  async function waitForEnd(): Promise<void> {
    const id = Number(readFileSync(join(directory(), 'pid'), 'utf8'));
    assert.ok(id > 1);
    while (isRunning(id)) await new Promise(setImmediate);
  }

  const printArguments = 'for one; do echo "$one"; done';

  it('gives how svn ended and what it printed', async () => {
    const answer = await run('echo out; echo err >&2; exit 3');
    assert.deepEqual([answer.status, answer.stdout.toString(), answer.stderr], [3, 'out\n', 'err']);
  });

  it('lets svn ask nobody and keep nothing', async () => {
    const { stdout } = await run(printArguments, ['info']);
    assert.equal(stdout.toString(), '--non-interactive\n--no-auth-cache\ninfo\n');
  });

  it('gives nothing to a shell', async () => {
    const { stdout } = await run(printArguments, ['$(id)', ';id']);
    assert.ok(stdout.toString().endsWith('\n$(id)\n;id\n'));
  });

  it('hands over what svn is to read, and nothing else', async () => {
    assert.equal((await run('cat', [], { input: 'secret\n' })).stdout.toString(), 'secret\n');
    assert.equal((await run('cat')).stdout.toString(), '');
  });

  it('does not mind that svn reads nothing', async () => {
    const { status } = await run('exec 0<&-; exit 0', [], { input: 'x'.repeat(1_000_000) });
    assert.equal(status, 0);
  });

  it('speaks English and UTF-8 with svn, and never waits at ssh', async () => {
    const variables = { LC_ALL: 'de_DE', LANGUAGE: 'de' };
    const script = 'echo "$LC_ALL-$LANGUAGE-$LC_CTYPE-$LC_MESSAGES-$SVN_SSH"';
    const { stdout } = await run(script, [], { variables });
    assert.match(stdout.toString(), /^--C\.UTF-8-C-ssh -q -o BatchMode=yes/);
  });

  it('leaves the user’s own ssh alone', async () => {
    const variables = { SVN_SSH: 'my-ssh' };
    assert.equal((await run('echo "$SVN_SSH"', [], { variables })).stdout.toString(), 'my-ssh\n');
  });

  for (const [title, trap] of [
    ['that says nothing', ''],
    ['that does not want to end', "trap '' TERM; "],
  ] as const) {
    it(`stops an svn ${title}`, async () => {
      const script = `${trap}echo $$ >pid; echo >&2; exec sleep 1000`;
      const running = run(script, [], { idleMs: 500 });
      const error = await rejection(running, 'SVN_FAILED');
      assert.match(error.message, /^svn was silent for 1 s, and was stopped$/);
      await waitForEnd();
    });
  }

  it('stops an svn that prints too much', async () => {
    const error = await rejection(run('while echo 0123456789; do :; done'), 'SVN_FAILED');
    assert.equal(error.message, 'svn printed more than 4096 bytes');
  });

  it('stops svn with the signal', async () => {
    const aborting = new AbortController();
    const script = 'echo $$ >new; mv new pid; exec sleep 1000';
    const running = run(script, [], { signal: aborting.signal });
    while (!existsSync(join(directory(), 'pid'))) await new Promise(setImmediate);
    aborting.abort(new RangeError('enough'));
    await assert.rejects(running, { message: 'enough' });
    await waitForEnd();
    await assert.rejects(run('exit 0', [], { signal: aborting.signal }), { message: 'enough' });
  });

  it('says that there is no Subversion client', async () => {
    const error = await rejection(run('', [], { variables: { PATH: '/nowhere' } }), 'SVN_MISSING');
    assert.equal(error.message, 'There is no Subversion client');
    assert.match(error.hint ?? '', /package `subversion`/);
  });

  it('takes control characters and credentials from what svn says', async () => {
    const { stderr } = await run("printf '\\033[31mhttps://joe:x@svn.example/a' >&2");
    assert.equal(stderr, '\ufffd[31mhttps://svn.example/a');
  });
});

describe('svnFailure', () => {
  const fail = (stderr: string) => svnFailure('It', { status: 1, stdout: Buffer.of(), stderr });

  it('says what svn said, or at least its status', () => {
    assert.deepEqual(fail('a\n\nb').notes, ['a', 'b']);
    assert.deepEqual(fail('').notes, ['svn ended with status 1']);
  });

  for (const [stderr, hint] of [
    ['svn: E215004: No more credentials', /`username:` and `password:`/],
    ['svn: E170000: URL does not exist', /the address and the revision/],
    ['svn: E230001: certificate', /trust the certificate/],
    ['svn: invalid option: --password-from-stdin', /1\.10/],
    ['svn: E000000: odd', /^$/],
  ] as const) {
    it(`knows what to do about ${stderr}`, () => assert.match(fail(stderr).hint ?? '', hint));
  }
});

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
