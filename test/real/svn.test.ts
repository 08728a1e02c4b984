import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import type { SvnSource } from '../../src/model/module-source.ts';
import { locateSvnRevision, readSvnModule } from '../../src/sources/svn-module.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const files = {
  'metadata.json': '{"name":"acme-web"}',
  'manifests/init.pp': 'class web {}\n# $Id$ $URL$\n',
  'files/ä b@2': 'x',
};

describe('modules from Subversion', () => {
  const directory = useTemporaryDirectory();
  const at = (name: string) => join(directory(), name);
  let variables: Readonly<Record<string, string | undefined>> = {};
  let repository = '';

  beforeEach(() => {
    mkdirSync(at('home'));
    mkdirSync(at('empty'));
    variables = { PATH: process.env['PATH'], HOME: at('home') };
    execFileSync('svnadmin', ['create', at('repository')]);
    repository = `file://${at('repository')}`;
    writeTree(at('web'), files);
    chmodSync(join(at('web'), 'manifests/init.pp'), 0o755);
    symlinkSync('nowhere', join(at('web'), 'files/link'));
    svn('import', at('web'), `${repository}/web/trunk`);
    svn('checkout', `${repository}/web/trunk`, at('work'));
    svn('propset', 'svn:keywords', 'Id URL', 'manifests/init.pp');
    svn('commit');
  });

  /** Runs svn in the working copy, where there is one. */
  function svn(command: string, ...args: readonly string[]): string {
    const isCommit = ['import', 'commit', 'copy', 'delete'].includes(command);
    const message = isCommit ? ['--message', 'A change'] : [];
    return execFileSync('svn', [command, ...args, '--non-interactive', ...message], {
      cwd: existsSync(at('work')) ? at('work') : directory(),
      encoding: 'utf8',
      env: { ...variables, LC_ALL: 'C.UTF-8' },
    });
  }

  /** Changes one file and commits; the revisions are 3, 4, … */
  function change(text: string): void {
    writeTree(at('work'), { 'metadata.json': text });
    svn('commit');
  }

  function sourceOf(more: Partial<SvnSource> = {}): SvnSource {
    const nothing = { revision: undefined, username: undefined, password: undefined };
    return { kind: 'svn', url: `${repository}/web/trunk`, ...nothing, ...more };
  }

  async function read(more: Partial<SvnSource> = {}, lockedRevision?: string) {
    mkdirSync(at('export'), { recursive: true });
    const options = { directory: at('export'), variables, lockedRevision };
    const { revision, module } = await readSvnModule(sourceOf(more), options);
    const metadata = module.entries.find(({ path }) => path === 'metadata.json');
    return { revision, module, metadata: metadata?.kind === 'file' && String(metadata.content) };
  }

  it('are read as they are in the repository, keywords too', async () => {
    const { module } = await read();
    assert.deepEqual(
      module.entries.map((entry) => [
        entry.path,
        entry.kind === 'file' ? String(entry.content) : entry.description,
      ]),
      [
        ['files/link', 'a symbolic link'],
        ['files/ä b@2', 'x'],
        ['manifests/init.pp', files['manifests/init.pp']],
        ['metadata.json', files['metadata.json']],
      ],
    );
    const manifest = module.entries[2];
    assert.ok(manifest?.kind === 'file' && manifest.isExecutable);
  });

  it('are the newest revision, whose number is told', async () => {
    change('{"version":"2"}');
    assert.equal((await read()).revision, '3');
    const located = await locateSvnRevision(sourceOf(), { directory: at('empty'), variables });
    assert.deepEqual(located, { revision: '3', lastChanged: '3' });
    assert.deepEqual(readTree(at('empty')), {});
  });

  it('are the revision that the Puppetfile or the lock names', async () => {
    change('{"version":"2"}');
    change('{"version":"3"}');
    assert.equal((await read({ revision: '3' })).metadata, '{"version":"2"}');
    execFileSync('rm', ['-r', at('export')]);
    assert.equal((await read({ revision: '3' }, '2')).metadata, files['metadata.json']);
  });

  it('tell which revision changed them last', async () => {
    svn('copy', `${repository}/web/trunk`, `${repository}/other`);
    const located = await locateSvnRevision(sourceOf(), { directory: at('empty'), variables });
    assert.deepEqual(located, { revision: '3', lastChanged: '2' });
  });

  it('are found by a date', async () => {
    assert.equal((await read({ revision: '{2099-01-01}' })).revision, '2');
    await rejection(read({ revision: '{2001-01-01}' }), 'SVN_FAILED');
  });

  it('can be read at a locked revision after they were removed', async () => {
    svn('delete', `${repository}/web`);
    assert.equal((await read({}, '2')).revision, '2');
  });

  it('may have an `@` in their address', async () => {
    svn('copy', `${repository}/web/trunk`, `${repository}/web@2@`);
    assert.equal((await read({ url: `${repository}/web@2` })).revision, '3');
  });

  it('are refused where externals complete them', async () => {
    svn('update');
    svn('propset', 'svn:externals', '^/web/trunk/files extra', 'manifests');
    svn('commit');
    const error = await rejection(read(), 'SOURCE_UNSUPPORTED');
    assert.match(error.notes[0] ?? '', /\^\/web\/trunk\/files extra/);
  });

  for (const [title, more] of [
    ['address', { url: 'file:///nowhere/at/all' }],
    ['revision', { revision: '99' }],
  ] as const) {
    it(`name the ${title} that is not there`, async () => {
      const error = await rejection(read(more), 'SVN_FAILED');
      assert.match(error.message, /^svn cannot read file:.* at revision \w+$/);
      assert.match(error.notes.join('\n'), /svn: E\d+/);
    });
  }

  it('are no single file', async () => {
    await rejection(read({ url: `${repository}/web/trunk/metadata.json` }), 'PATH_NOT_FOUND');
  });

  describe('behind a password', () => {
    let server: ReturnType<typeof spawn>;
    let url = '';

    beforeEach(async () => {
      writeTree(at('repository'), {
        'conf/svnserve.conf': '[general]\nanon-access = none\npassword-db = passwd\n',
        'conf/passwd': '[users]\njoe = s:cret\n',
      });
      const port = await freePort();
      const options = ['--daemon', '--foreground', '--listen-host', '127.0.0.1'];
      server = spawn('svnserve', [...options, '--listen-port', String(port), '-r', directory()]);
      url = `svn://127.0.0.1:${port}/repository/web/trunk`;
      await answering(port);
    });
    afterEach(() => void server.kill());

    it('are read with it', async () => {
      const { revision } = await read({ url, username: 'joe', password: 's:cret' });
      assert.equal(revision, '2');
    });

    it('are read with the one of the URL, which nobody sees', async () => {
      // A svn that first writes down how it was called.
      writeTree(at('bin'), {
        svn: `#!/bin/sh\necho "$@" >>${at('called')}\nexec /usr/bin/svn "$@"\n`,
      });
      chmodSync(join(at('bin'), 'svn'), 0o755);
      variables = { ...variables, PATH: `${at('bin')}:${process.env['PATH']}` };
      await read({ url: url.replace('://', '://joe:s%3Acret@') });
      assert.equal(readFileSync(at('called'), 'utf8').split('\n').length, 4);
      assert.doesNotMatch(readFileSync(at('called'), 'utf8'), /s:cret|s%3Acret/);
      assert.doesNotMatch(JSON.stringify(readTree(at('home'))), /cret/);
    });

    it('are refused without it, and with another', async () => {
      for (const more of [{}, { username: 'joe', password: 'wrong' }]) {
        const error = await rejection(read({ url, ...more }), 'SVN_FAILED');
        assert.match(error.hint ?? '', /`username:` and `password:`/);
        assert.doesNotMatch(JSON.stringify(error), /wrong/);
      }
    });
  });

  it('are given up where the server says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as { port: number };
    const url = `svn://127.0.0.1:${port}/web`;
    const options = { directory: at('empty'), variables, idleMs: 1000 };
    const error = await rejection(readSvnModule(sourceOf({ url }), options), 'SVN_FAILED');
    assert.match(error.message, /was silent for 1 s/);
    await new Promise((resolve) => silent.close(resolve));
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Until a server listens on that port. */
async function answering(port: number): Promise<void> {
  while (!(await isOpen(port))) await new Promise(setImmediate);
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => resolve(true)).once('connect', () => socket.destroy());
  });
}
