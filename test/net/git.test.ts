import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { gitFailure, runGit } from '../../src/net/git.ts';
import { commitAll } from '../support/git-repository.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('runGit', () => {
  const directory = useTemporaryDirectory();
  const PATH = process.env['PATH'];

  function run(args: readonly string[], changed: Readonly<Record<string, string>> = {}) {
    const variables = { PATH, HOME: directory(), ...changed };
    return runGit(args, { directory: directory(), variables, mostBytes: 1024 });
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
});
