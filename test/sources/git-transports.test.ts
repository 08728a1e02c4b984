import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { gitSource, gitVariables, withGitRepositories } from '../support/git-repositories.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('git transports', () => {
  const directory = useTemporaryDirectory();

  beforeEach(() => {
    writeTree(join(directory(), 'srv', 'web'), { file: 'text' });
    commitAll(join(directory(), 'srv', 'web'), 'first');
  });

  function head(): string {
    return git(join(directory(), 'srv', 'web'), 'rev-parse', 'HEAD').trim();
  }

  async function locate(url: string, more: Readonly<Record<string, string>> = {}) {
    const variables = { ...gitVariables(directory()), ...more };
    const [commit] = await withGitRepositories(directory(), { variables }, ({ locate: find }) =>
      find([{ source: gitSource(url) }]),
    );
    return commit?.sha;
  }

  for (const scheme of ['file://', '']) {
    it(`read the repository at ${scheme}/srv/web`, async () => {
      assert.equal(await locate(`${scheme}${directory()}/srv/web`), head());
    });
  }

  it('say that a directory is no repository', async () => {
    const error = await rejection(locate(`${directory()}/srv`), 'REPOSITORY_NOT_FOUND');
    assert.equal(error.message, `\`${directory()}/srv\` is no git repository`);
  });

  describe('by ssh', () => {
    /** An ssh that writes down its arguments and runs the command on this machine. */
    function fakeSsh(script = 'for last; do :; done; exec sh -c "$last"') {
      const log = join(directory(), 'ssh.log');
      const text = `#!/bin/sh\nprintf '%s\\n' "$@" >'${log}'\n${script}\n`;
      writeTree(directory(), { 'bin/ssh': text });
      chmodSync(join(directory(), 'bin', 'ssh'), 0o755);
      return { PATH: `${join(directory(), 'bin')}:${process.env['PATH']}` };
    }

    function sshArguments(): readonly string[] {
      return readFileSync(join(directory(), 'ssh.log'), 'utf8').split('\n');
    }

    it('read ssh://user@host:port/path', async () => {
      const url = `ssh://git:secret@git.example.org:2222${directory()}/srv/web`;
      assert.equal(await locate(url, fakeSsh()), head());
      const words = sshArguments();
      assert.ok(words.includes('git@git.example.org') && words.includes('2222'));
      assert.ok(!words.join('\n').includes('secret'));
    });

    it('read user@host:path', async () => {
      assert.equal(await locate(`git@git.example.org:${directory()}/srv/web`, fakeSsh()), head());
      assert.ok(sshArguments().includes('git@git.example.org'));
    });

    it('ask nobody, and do not wait for ever', async () => {
      await locate(`host:${directory()}/srv/web`, fakeSsh());
      const words = sshArguments();
      assert.ok(words.includes('BatchMode=yes') && words.includes('ConnectTimeout=15'));
    });

    it('leave it to the user how to call it', async () => {
      const variables = { ...fakeSsh(), GIT_SSH_COMMAND: 'ssh -i key' };
      await locate(`host:${directory()}/srv/web`, variables);
      assert.deepEqual(sshArguments().slice(0, 2), ['-i', 'key']);
      assert.ok(!sshArguments().includes('BatchMode=yes'));
    });

    it('say what a key is missing for', async () => {
      const script = 'echo "git@host: Permission denied (publickey)." >&2; exit 255';
      const error = await rejection(locate('git@host:web', fakeSsh(script)), 'GIT_FAILED');
      assert.deepEqual(error.notes, ['git@host: Permission denied (publickey).']);
      assert.match(error.hint ?? '', /ssh-add -l/);
    });

    it('give the user no shell on the way', async () => {
      const url = "git@host:web'; touch pwned; '";
      await rejection(locate(url, fakeSsh('exit 1')), 'GIT_FAILED');
      assert.ok(sshArguments().some((word) => word.includes("'\\''")));
    });
  });

  describe('by git://', () => {
    let server: Server;

    before(async () => {
      // The daemon serves one connection at a time, as inetd would have it.
      server = createServer((socket) => {
        const args = ['daemon', '--inetd', '--export-all', `--base-path=${directory()}/srv`];
        const env = { PATH: process.env['PATH'], HOME: directory(), GIT_CONFIG_NOSYSTEM: '1' };
        const child = spawn('git', args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
        child.stdin.on('error', () => {});
        socket.on('error', () => {});
        socket.pipe(child.stdin);
        child.stdout.pipe(socket);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });

    after(() => new Promise((resolve) => server.close(resolve)));

    const url = (name: string) =>
      `git://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`;

    it('read a repository', async () => {
      assert.equal(await locate(url('web')), head());
    });

    it('say that there is none', async () => {
      await rejection(locate(url('wbe')), 'REPOSITORY_NOT_FOUND');
    });
  });

  it('are no others, whatever the settings of the user allow', async () => {
    const more = { GIT_ALLOW_PROTOCOL: 'ext' };
    await rejection(locate('ext::sh -c id', more), 'SOURCE_UNSUPPORTED');
    const key = 'url.ext::sh -c touch% pwned;%s .insteadOf';
    git(directory(), 'config', '--file', '.gitconfig', key, 'https://git.example.org/');
    git(directory(), 'config', '--file', '.gitconfig', 'protocol.ext.allow', 'always');
    const error = await rejection(locate('https://git.example.org/web'), 'GIT_FAILED');
    assert.match(error.notes.join(), /transport 'ext' not allowed/);
  });
});
