import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveLimits, ModuleArchive } from '../../src/archive/module-archive.ts';
import { startGitHttpServer } from '../support/git-http-server.ts';
import { contentsOf, withGitRepositories } from '../support/git-repositories.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('readGitModule', () => {
  const directory = useTemporaryDirectory();
  const repository = () => join(directory(), 'web');

  interface Place {
    readonly url?: string;
    readonly sha?: string;
    readonly path?: string;
    readonly submodules?: boolean;
    readonly limits?: Partial<ArchiveLimits>;
  }

  function read(place: Place = {}): Promise<ModuleArchive> {
    const { url = repository(), path, submodules, limits = {} } = place;
    const { sha = git(repository(), 'rev-parse', 'HEAD').trim() } = place;
    return withGitRepositories(directory(), { limits }, (repositories) =>
      repositories.read(url, { sha, path, submodules }),
    );
  }

  function commit(files: Readonly<Record<string, string>>): void {
    writeTree(repository(), files);
    commitAll(repository(), 'commit');
  }

  /** A commit of a tree that no git would make: names and modes are taken as they are. */
  function commitTree(entries: readonly (readonly [mode: string, name: string])[]): string {
    commit({ file: 'text' });
    const cwd = repository();
    const write = (type: string, input: Buffer) =>
      execFileSync('git', ['hash-object', '-w', '--literally', '-t', type, '--stdin'], {
        cwd,
        input,
        encoding: 'latin1',
      }).trim();
    const blob = Buffer.from(write('blob', Buffer.from('text')), 'hex');
    const tree = Buffer.concat(
      entries.flatMap(([mode, name]) => [Buffer.from(`${mode} ${name}\0`, 'latin1'), blob]),
    );
    const sha = git(cwd, 'commit-tree', write('tree', tree), '-m', 'odd').trim();
    git(cwd, 'update-ref', 'refs/heads/odd', sha);
    return sha;
  }

  it('gives the bytes of the commit, whatever its attributes say', async () => {
    const files = {
      '.gitattributes':
        '*.txt text eol=crlf\nleft-out export-ignore\nsubst export-subst ident\n*.bin filter=lfs\n*.16 working-tree-encoding=UTF-16\n',
      'a.txt': 'one\ntwo\n',
      'left-out': 'here',
      subst: '$Format:%H$ $Id$',
      'large.bin': 'version https://git-lfs.github.com/spec/v1\n',
      'crlf.dat': 'one\r\ntwo\r\n',
      'bytes.dat': '\u0000\u00ff\r\n\n',
    };
    commit({ ...files, 'bytes.dat': '' });
    git(repository(), 'config', 'core.safecrlf', 'false');
    execFileSync('sh', ['-c', "printf '\\000\\377\\r\\n\\n' >bytes.dat"], { cwd: repository() });
    git(repository(), '-c', 'filter.lfs.clean=cat', 'add', '--renormalize', '.');
    commitAll(repository(), 'second');
    assert.deepEqual(contentsOf(await read()), files);
  });

  it('gives names, modes and the time of the commit', async () => {
    const long = `${'long-'.repeat(40)}/${'name-'.repeat(40)}`;
    const names = ['a b', 'ü/ñ', long, '-rf', 'q"uote', 'run.sh'];
    writeTree(repository(), Object.fromEntries(names.map((name) => [name, name])));
    chmodSync(join(repository(), 'run.sh'), 0o755);
    commitAll(repository(), 'first');
    const { entries } = await read();
    const files = entries.flatMap((entry) => (entry.kind === 'file' ? [entry] : []));
    const inOrder = [...names].sort((left, right) =>
      Buffer.compare(Buffer.from(left), Buffer.from(right)),
    );
    assert.deepEqual(
      files.map(({ path, content, isExecutable }) => [path, `${content}`, isExecutable]),
      inOrder.map((name) => [name, name, name === 'run.sh']),
    );
    const seconds = Number(git(repository(), 'show', '-s', '--format=%ct', 'HEAD'));
    assert.deepEqual([...new Set(entries.map(({ mtimeMs }) => mtimeMs))], [seconds * 1000]);
  });

  it('tells links and submodules as what they are', async () => {
    writeTree(repository(), { file: 'text' });
    symlinkSync('/etc/passwd', join(repository(), 'link'));
    git(repository(), 'init', '--quiet');
    git(repository(), 'update-index', '--add', '--cacheinfo', `160000,${'a'.repeat(40)},module`);
    git(repository(), 'add', 'file', 'link');
    git(repository(), 'commit', '--quiet', '--message', 'first');
    assert.deepEqual(contentsOf(await read()), {
      file: 'text',
      link: 'a symbolic link',
      module: 'a git submodule, which `--git-submodules` brings',
    });
  });

  describe('below a path', () => {
    const files = { 'modules/web/manifests/init.pp': 'web', 'modules/log/x': 'log', README: 'me' };

    for (const path of ['modules/web', './modules//web/']) {
      it(`gives what is below ${path}`, async () => {
        commit(files);
        assert.deepEqual(contentsOf(await read({ path })), { 'manifests/init.pp': 'web' });
      });
    }

    const misses: readonly (readonly [path: string, note: string, hint?: string])[] = [
      ['modules/wbe', 'there is no `modules/wbe`', 'did you mean `web`?'],
      ['README', '`README` is no directory'],
      ['README/x', '`README` is no directory'],
      ['link', '`link` is a symbolic link'],
      ['../web', 'there is no `..`'],
      ['/modules/nothing/here', 'there is no `modules/nothing`'],
    ];
    for (const [path, note, hint] of misses) {
      it(`says why there is no ${path}`, async () => {
        writeTree(repository(), files);
        symlinkSync('modules', join(repository(), 'link'));
        commitAll(repository(), 'first');
        const error = await rejection(read({ path }), 'PATH_NOT_FOUND');
        assert.match(error.message, /has no directory/);
        assert.ok(error.notes[0]?.endsWith(note), error.notes[0]);
        assert.equal(error.hint, hint);
      });
    }
  });

  const unsafe: readonly (readonly [name: string, reason: string])[] = [
    ['..', 'leads out of its folder'],
    ['.', 'has a name that is none'],
    ['a/b', 'has a name that is none'],
    ['.git', 'would be a git repository'],
    ['.GIT', 'would be a git repository'],
    ['new\nline', 'has a control character in its name'],
    ['back\\slash', 'has a backslash in its name'],
    ['not-utf-8-\u00ff', 'has a name that is not UTF-8'],
    ['C:evil', 'begins with a drive letter'],
  ];
  for (const [name, reason] of unsafe) {
    it(`refuses the name ${JSON.stringify(name)}`, async () => {
      const sha = commitTree([['100644', name]]);
      const error = await rejection(read({ sha }), 'ARCHIVE_UNSAFE');
      assert.ok(error.message.endsWith(reason), error.message);
    });
  }

  it('reads names that differ in case only, which may be left out of what is installed', async () => {
    commit({ 'spec/README': 'a', 'spec/readme': 'b' });
    assert.deepEqual(contentsOf(await read()), { 'spec/README': 'a', 'spec/readme': 'b' });
  });

  it('tells what is neither file nor directory', async () => {
    const sha = commitTree([['060000', 'device']]);
    assert.deepEqual(contentsOf(await read({ sha })), { device: 'no plain file' });
  });

  it('refuses a module without a file', async () => {
    writeTree(repository(), {});
    git(directory(), 'init', '--quiet', repository());
    git(repository(), 'commit', '--quiet', '--allow-empty', '--message', 'nothing');
    await rejection(read(), 'ARCHIVE_INVALID');
  });

  it('stops before it reads more than it may', async () => {
    commit({ large: 'x'.repeat(10_000), small: 'y' });
    const error = await rejection(read({ limits: { unpackedBytes: 9000 } }), 'ARCHIVE_UNSAFE');
    assert.match(error.message, /more than 9000 bytes/);
  });

  it('counts a content as often as it is there', async () => {
    const content = 'x'.repeat(1000);
    commit({ a: content, b: content, c: content });
    const error = await rejection(read({ limits: { unpackedBytes: 2900 } }), 'ARCHIVE_UNSAFE');
    assert.match(error.message, /more than 2900 bytes/);
    assert.equal((await read({ limits: { unpackedBytes: 4000 } })).entries.length, 3);
  });

  it('counts files and directories', async () => {
    commit({ 'a/b/c': '', 'a/b/d': '' });
    const error = await rejection(read({ limits: { entries: 3 } }), 'ARCHIVE_UNSAFE');
    assert.match(error.message, /more than 3 entries/);
    assert.equal((await read({ limits: { entries: 4 } })).entries.length, 2);
  });

  describe('with submodules', () => {
    /** web has lib at `vendor/lib`, and lib has core at `core`; a name is the address. */
    function makeNested(addresses: { readonly lib: string; readonly core: string }): void {
      for (const name of ['core', 'lib', 'web']) {
        writeTree(join(directory(), name), { [`${name}.pp`]: name });
        commitAll(join(directory(), name), name);
      }
      addSubmodule('lib', { path: 'core', of: 'core', url: addresses.core });
      addSubmodule('web', { path: 'vendor/lib', of: 'lib', url: addresses.lib });
    }

    function addSubmodule(
      name: string,
      { path, of, url }: { readonly path: string; readonly of: string; readonly url: string },
    ): void {
      const root = join(directory(), name);
      const sha = git(join(directory(), of), 'rev-parse', 'HEAD').trim();
      writeTree(root, {
        '.gitmodules': `[submodule "the ${path}"]\n\tpath = ${path}\n\turl = ${url}\n`,
      });
      git(root, 'add', '.gitmodules');
      git(root, 'update-index', '--add', '--cacheinfo', `160000,${sha},${path}`);
      git(root, 'commit', '--quiet', '--message', 'submodule');
    }

    const nested = {
      '.gitmodules': /vendor\/lib/,
      'vendor/lib/.gitmodules': /core/,
      'vendor/lib/core/core.pp': /^core$/,
      'vendor/lib/lib.pp': /^lib$/,
      'web.pp': /^web$/,
    };

    function assertNested(contents: Readonly<Record<string, string>>): void {
      assert.deepEqual(Object.keys(contents), Object.keys(nested));
      for (const [path, content] of Object.entries(nested)) {
        assert.match(contents[path] ?? '', content);
      }
    }

    it('reads those of submodules, too', async () => {
      makeNested({ lib: '../lib', core: '../core' });
      assertNested(contentsOf(await read({ submodules: true })));
    });

    it('reads those of a server', async () => {
      makeNested({ lib: '../lib', core: './../core' });
      const server = await startGitHttpServer(directory());
      try {
        const url = `${server.url}/web`;
        assertNested(contentsOf(await read({ url, submodules: true })));
      } finally {
        await server.close();
      }
    });

    it('reads those beside a relative path', async () => {
      makeNested({ lib: '../lib', core: '../core' });
      assertNested(contentsOf(await read({ url: './web', submodules: true })));
    });

    it('leaves them alone unless somebody asks', async () => {
      makeNested({ lib: 'ext::sh', core: '../core' });
      const contents = contentsOf(await read());
      assert.equal(contents['vendor/lib'], 'a git submodule, which `--git-submodules` brings');
    });

    it('says whether they were followed, where there are any', async () => {
      commit({ 'init.pp': '' });
      assert.equal('followsSubmodules' in (await read({ submodules: true })), false);
      makeNested({ lib: '../lib', core: '../core' });
      assert.equal((await read()).followsSubmodules, false);
      assert.equal((await read({ submodules: true })).followsSubmodules, true);
      const inside = { path: 'vendor/lib/core', submodules: true };
      assert.equal((await read(inside)).followsSubmodules, true);
    });

    it('finds a directory inside of one', async () => {
      makeNested({ lib: '../lib', core: '../core' });
      const place = { path: 'vendor/lib/core', submodules: true };
      assert.deepEqual(contentsOf(await read(place)), { 'core.pp': 'core' });
      const error = await rejection(read({ path: 'vendor/lib/core' }), 'PATH_NOT_FOUND');
      assert.match(error.notes.join(), /`vendor\/lib` is a git submodule/);
    });

    it('finds those below a directory', async () => {
      makeNested({ lib: '../lib', core: '../core' });
      const contents = contentsOf(await read({ path: 'vendor', submodules: true }));
      assert.equal(contents['lib/core/core.pp'], 'core');
    });

    it('tells one without an address as what it is', async () => {
      makeNested({ lib: '../lib', core: '../core' });
      git(repository(), 'rm', '--quiet', '--cached', '.gitmodules');
      git(repository(), 'commit', '--quiet', '--message', 'no address');
      const contents = contentsOf(await read({ submodules: true }));
      assert.equal(contents['vendor/lib'], 'a git submodule, which `--git-submodules` brings');
      const place = { path: 'vendor/lib', submodules: true };
      await rejection(read(place), 'PATH_NOT_FOUND');
    });

    it('runs no program for one', async () => {
      makeNested({ lib: 'ext::sh -c touch% pwned', core: '../core' });
      await rejection(read({ submodules: true }), 'SOURCE_UNSUPPORTED');
    });

    it('reads no directory of this machine for a repository of a server', async () => {
      makeNested({ lib: join(directory(), 'lib'), core: '../core' });
      assert.equal((await read({ submodules: true })).entries.length, 5);
      const server = await startGitHttpServer(directory());
      try {
        const error = await rejection(
          read({ url: `${server.url}/web`, submodules: true }),
          'SOURCE_UNSUPPORTED',
        );
        assert.match(error.message, /The submodule `vendor\/lib` of .* is a directory of this/);
      } finally {
        await server.close();
      }
    });

    it('ends where they go on and on', async () => {
      for (let index = 0; index < 12; index += 1) {
        writeTree(join(directory(), `m${index}`), { file: `${index}` });
        commitAll(join(directory(), `m${index}`), 'first');
        if (index === 0) continue;
        addSubmodule(`m${index}`, { path: 'm', of: `m${index - 1}`, url: `../m${index - 1}` });
      }
      const deep = (name: string) =>
        read({
          url: join(directory(), name),
          sha: git(join(directory(), name), 'rev-parse', 'HEAD').trim(),
          submodules: true,
        });
      const error = await rejection(deep('m11'), 'ARCHIVE_UNSAFE');
      assert.match(error.message, /its submodules are too deep/);
      assert.equal((await deep('m8')).entries.length, 17);
    });
  });
});
