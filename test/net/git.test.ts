import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GitOptions, gitFailure, runGit } from '../../src/net/git.ts';
import { commitAll } from '../support/git-repository.ts';
import { fileAppears, processesEnd } from '../support/processes-end.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('runGit', () => {
  const directory = useTemporaryDirectory();
  const PATH = process.env['PATH'];

  function run(
    args: readonly string[],
    changed: Readonly<Record<string, string>> = {},
    options: Partial<GitOptions> = {},
  ) {
    const variables = { PATH, HOME: directory(), ...changed };
    return runGit(args, { directory: directory(), variables, mostBytes: 1024, ...options });
  }

  /** A git that is a script of the test. */
  function fakeGit(script: string): Readonly<Record<string, string>> {
    writeTree(directory(), { 'bin/git': `#!/bin/sh\n${script}\n` });
    chmodSync(join(directory(), 'bin', 'git'), 0o755);
    return { PATH: `${join(directory(), 'bin')}:${PATH}` };
  }

  it('gives what git prints', async () => {
    writeTree(directory(), { file: 'text\n' });
    commitAll(directory(), 'first');
    const { status, stdout } = await run(['cat-file', 'blob', 'HEAD:file']);
    assert.deepEqual([status, stdout.toString()], [0, 'text\n']);
  });

  it('tells that git failed, in its own words', async () => {
    const answer = await run(['rev-parse', 'HEAD']);
    assert.equal(answer.status, 128);
    assert.match(gitFailure(answer).notes.join(), /not a git repository/);
  });

  it('says how to trust a repository of somebody else', () => {
    const stderr = "fatal: detected dubious ownership in repository at '/work'";
    const error = gitFailure({ status: 128, stdout: Buffer.of(), stderr });
    assert.match(error.hint ?? '', /safe\.directory/);
  });

  it('says that there is no git client', async () => {
    const error = await rejection(run(['version'], { PATH: '/nowhere' }), 'GIT_FAILED');
    assert.equal(error.message, 'There is no git client');
  });

  it('lets git ask nobody, and read what it reads as it is', async () => {
    const { stdout } = await run([], fakeGit('cat; echo $GIT_TERMINAL_PROMPT $LC_ALL'));
    assert.equal(stdout.toString(), '0 C\n');
  });

  it('follows what git says it has received', async () => {
    const transfer = {
      ...{ subject: 'git', peer: 'git', isOver: false },
      ...{ arrivedBytes: 0, announcedBytes: undefined },
    };
    const says = 'Receiving objects:  50% (1/2), 1.50 KiB | 1.00 KiB/s';
    await run([], fakeGit(`echo '${says}' >&2; echo other >&2`), { transfer });
    assert.equal(transfer.arrivedBytes, 1536);
  });

  it('gives nothing to a shell', async () => {
    const { stdout } = await run(['$(id)', ';id'], fakeGit('for one; do echo "$one"; done'));
    assert.equal(stdout.toString(), '$(id)\n;id\n');
  });

  it('is not led to the repository that a hook runs for', async () => {
    writeTree(directory(), { file: 'text\n' });
    commitAll(directory(), 'first');
    const { status } = await run(['rev-parse', 'HEAD'], { GIT_DIR: '/nowhere' });
    assert.equal(status, 0);
  });

  it('stops git where it prints too much', async () => {
    await rejection(run([], fakeGit('while echo 0123456789; do :; done')), 'GIT_FAILED');
  });

  it('takes the control characters from what git says', async () => {
    const { stderr } = await run([], fakeGit("printf '\\033[31mred' >&2"));
    assert.equal(stderr, '\ufffd[31mred');
  });

  it('tells of a progress the last state only', async () => {
    const { stderr } = await run([], fakeGit("printf 'at 1%%\\rat 2%%\\rdone\\nfatal: no\\n' >&2"));
    assert.equal(stderr, 'done\nfatal: no');
  });

  it('keeps the end of a long complaint', async () => {
    const script = "head -c 20000 /dev/zero | tr '\\0' x >&2; echo the end >&2";
    const { stderr } = await run([], fakeGit(script));
    assert.ok(stderr.endsWith('xthe end') && stderr.length <= 8192);
  });

  it('hands git what it is to read', async () => {
    const { stdout } = await run([], fakeGit('cat'), { input: 'text' });
    assert.equal(stdout.toString(), 'text');
  });

  it('goes on where git does not read what it is handed', async () => {
    const { status } = await run([], fakeGit('exit 3'), { input: Buffer.alloc(1 << 22) });
    assert.equal(status, 3);
  });

  it('hands settings over as arguments of their own', async () => {
    const settings = [['a.b', '$(id) c']] as const;
    const { stdout } = await run(['x'], fakeGit('for one; do echo "$one"; done'), { settings });
    assert.equal(stdout.toString(), '-c\na.b=$(id) c\nx\n');
  });

  it('lets git work on a repository wherever it runs', async () => {
    commitAll(directory(), 'first');
    const options = { directory: '/', repository: join(directory(), '.git') };
    const { status } = await run(['rev-parse', 'HEAD'], {}, options);
    assert.equal(status, 0);
  });

  /** A git that hangs with a child of its own, and does not listen to reason. */
  function hangingGit() {
    const path = directory();
    return fakeGit(
      `trap '' TERM; sleep 1000 & echo $! $$ >${path}/new; mv ${path}/new ${path}/pids; wait; wait`,
    );
  }

  function startedProcesses(): readonly number[] {
    return readFileSync(join(directory(), 'pids'), 'utf8').split(' ').map(Number);
  }

  it('stops a git that is silent for too long, and all that it has started', async () => {
    const error = await rejection(run([], hangingGit(), { idleMs: 1000 }), 'GIT_FAILED');
    assert.equal(error.message, 'git said nothing for 1 s, and was stopped');
    await processesEnd(startedProcesses());
  });

  it('stops what does not listen, when git itself has', async () => {
    const path = directory();
    const script = `(trap '' TERM; exec sleep 1000) & echo $! $$ >${path}/pids; wait`;
    await rejection(run([], fakeGit(script), { idleMs: 1000 }), 'GIT_FAILED');
    await processesEnd(startedProcesses());
  });

  it('stops git when somebody says so', async () => {
    const controller = new AbortController();
    const variables = hangingGit();
    const work = run([], variables, { signal: controller.signal });
    await fileAppears(join(directory(), 'pids'));
    controller.abort(new Error('enough'));
    await assert.rejects(work, /enough/);
    await processesEnd(startedProcesses());
  });

  it('does not begin what was stopped before', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await assert.rejects(run([], { PATH: '/nowhere' }, { signal }), /enough/);
  });

  it('does not wait for what git leaves running', async () => {
    const { stdout } = await run([], fakeGit('sleep 25 & echo $!'));
    process.kill(Number(stdout.toString()));
    assert.match(stdout.toString(), /^\d+\n$/);
  });
});
