import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { GitRepositoriesOptions } from '../../src/sources/git-repositories.ts';
import { readCommandLines } from '../support/command-lines.ts';
import { startGitHttpServer } from '../support/git-http-server.ts';
import {
  contentsOf,
  gitSource,
  gitVariables,
  withGitRepositories,
} from '../support/git-repositories.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { createLoggedGit } from '../support/logged-git.ts';
import { rejection } from '../support/rejection.ts';
import { runCommand } from '../support/run-command.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const locateProgram = fileURLToPath(new URL('../support/locate-git.ts', import.meta.url));

describe('a mirror of a git repository', () => {
  const directory = useTemporaryDirectory();
  const url = () => join(directory(), 'web');
  const content = 'class web {}\n'.repeat(100);

  beforeEach(() => {
    writeTree(url(), { 'manifests/init.pp': content });
    commitAll(url(), 'first');
  });

  function head(): string {
    return git(url(), 'rev-parse', 'HEAD').trim();
  }

  /** Locates and reads HEAD. */
  async function use(options: Partial<GitRepositoriesOptions> = {}): Promise<void> {
    await withGitRepositories(directory(), options, async ({ locate, read }) => {
      const [commit] = await locate([{ source: gitSource(url()) }]);
      const archive = await read(url(), { sha: commit?.sha ?? '', path: undefined });
      assert.equal(commit?.sha, head());
      assert.equal(contentsOf(archive)['manifests/init.pp'], content);
    });
  }

  function mirror(): string {
    const root = join(directory(), 'cache', 'git');
    const [name = ''] = readdirSync(root).filter((one) => one.endsWith('.git'));
    return join(root, name);
  }

  it('is used by many processes at once, and fetched by one', async () => {
    const log = createLoggedGit(directory());
    const args = ['--import', 'tsx', locateProgram, directory(), url(), 'main', log.PATH];
    const results = await Promise.all(
      Array.from({ length: 8 }, () => runCommand(process.execPath, args, { cwd: process.cwd() })),
    );
    for (const { stdout, stderr } of results) assert.equal(stdout, `${head()} 1\n`, stderr);
    const calls = log.take();
    assert.equal(calls.filter((command) => command === 'fetch').length, 1);
    assert.equal(calls.filter((command) => command === 'ls-remote').length, 8);
    git(mirror(), 'fsck', '--strict', head());
    assert.deepEqual(readdirSync(join(directory(), 'cache', 'git')).length, 1);
  }).timeout(120_000);

  const damages: Readonly<Record<string, (path: string) => void>> = {
    'with half a pack': (path) => {
      const packs = join(path, 'objects', 'pack');
      for (const name of readdirSync(packs).filter((one) => one.endsWith('.pack'))) {
        const bytes = readFileSync(join(packs, name));
        chmodSync(join(packs, name), 0o644);
        writeFileSync(join(packs, name), bytes.subarray(0, bytes.length / 2));
      }
    },
    'without its packs': (path) => rmSync(join(path, 'objects', 'pack'), { recursive: true }),
    'without anything but its refs': (path) => {
      rmSync(join(path, 'objects'), { recursive: true });
    },
    'with a config of somebody else': (path) =>
      writeFileSync(join(path, 'config'), '[core]\n\tbare = true\n\tsshCommand = id\n'),
    'with an empty config': (path) => writeFileSync(join(path, 'config'), ''),
    'that is a file': (path) => {
      rmSync(path, { recursive: true });
      writeFileSync(path, '');
    },
    'that another git has locked and left': (path) => {
      rmSync(join(path, 'objects', 'pack'), { recursive: true });
      writeFileSync(join(path, 'shallow.lock'), '');
    },
  };
  for (const [what, damage] of Object.entries(damages)) {
    it(`${what} is made anew`, async () => {
      await use();
      damage(mirror());
      await use();
      git(mirror(), 'fsck', '--strict', head());
      await use({ isOffline: true });
    });
  }

  it('in which an object is another one is made anew', async () => {
    await use();
    // As loose objects, one of which gets the content of another.
    const objects = join(mirror(), 'objects');
    const packs = join(objects, 'pack');
    const [pack = ''] = readdirSync(packs).filter((one) => one.endsWith('.pack'));
    const bytes = readFileSync(join(packs, pack));
    rmSync(packs, { recursive: true });
    execFileSync('git', ['unpack-objects', '-q'], { cwd: mirror(), input: bytes });
    const blob = git(url(), 'rev-parse', 'HEAD:manifests/init.pp').trim();
    const path = join(objects, blob.slice(0, 2), blob.slice(2));
    writeTree(directory(), { evil: 'class evil {}\n' });
    const evil = git(mirror(), 'hash-object', '-w', join(directory(), 'evil')).trim();
    chmodSync(path, 0o644);
    writeFileSync(path, readFileSync(join(objects, evil.slice(0, 2), evil.slice(2))));
    await use();
  });

  it('goes with the run where the store cannot be written', async () => {
    writeFileSync(join(directory(), 'cache'), 'a file');
    const notices: string[] = [];
    await use({ onNotice: (message) => notices.push(message) });
    assert.match(notices.join(), /web is not kept in `.*\/cache\/git`: /);
    assert.equal(readFileSync(join(directory(), 'cache'), 'utf8'), 'a file');
    assert.ok(!existsSync(join(directory(), 'temporary')));
  });

  it('never hangs where no directory can be made', async () => {
    await use({ cacheDirectory: '/proc/nowhere' });
  });

  it('says so where nothing can be written at all', async () => {
    const options = { cacheDirectory: '/proc/a', temporaryDirectory: '/proc/b' };
    await rejection(use(options), 'FILE_SYSTEM');
  });

  it('follows a repository whose branches become folders', async () => {
    git(url(), 'branch', 'a');
    const short = () => ({ source: gitSource(url(), { ref: head().slice(0, 8) }) });
    await withGitRepositories(directory(), {}, ({ locate }) => locate([short()]));
    git(url(), 'branch', '-D', 'a');
    git(url(), 'branch', 'a/b');
    writeTree(url(), { 'manifests/init.pp': content, more: '' });
    commitAll(url(), 'second');
    await withGitRepositories(directory(), {}, ({ locate }) => locate([short()]));
    await use();
  });

  it('is that of a repository with SHA-256', async () => {
    rmSync(url(), { recursive: true });
    git(directory(), 'init', '--quiet', '--object-format=sha256', 'web');
    writeTree(url(), { 'manifests/init.pp': content });
    commitAll(url(), 'first');
    assert.equal(head().length, 64);
    await use();
    await use({ isOffline: true });
    const [commit] = await withGitRepositories(directory(), {}, ({ locate }) =>
      locate([{ source: gitSource(url(), { ref: head().slice(0, 9) }) }]),
    );
    assert.equal(commit?.sha, head());
  });

  it('is that of a shallow repository', async () => {
    writeTree(url(), { 'manifests/init.pp': content, more: '' });
    commitAll(url(), 'second');
    git(directory(), 'clone', '--quiet', '--depth=1', `file://${url()}`, 'shallow');
    const source = gitSource(join(directory(), 'shallow'));
    const short = gitSource(join(directory(), 'shallow'), { ref: head().slice(0, 8) });
    await withGitRepositories(directory(), {}, async ({ locate }) => {
      const commits = await locate([{ source }, { source: short }]);
      assert.deepEqual([...new Set(commits.map(({ sha }) => sha))], [head()]);
    });
  });

  it('is that of a bundle', async () => {
    const bundle = join(directory(), 'web.bundle');
    git(url(), 'bundle', 'create', '--quiet', bundle, 'HEAD', 'main');
    const [commit] = await withGitRepositories(directory(), {}, ({ locate }) =>
      locate([{ source: gitSource(bundle) }]),
    );
    assert.equal(commit?.sha, head());
  });

  it('goes, and every git with it, when pupfile is interrupted', async () => {
    let posts = 0;
    const server = await startGitHttpServer(directory(), {
      // The first is the question what there is.
      answer: ({ method }) => method === 'POST' && ++posts > 1,
    });
    try {
      const address = `${server.url}/web/.git`;
      const { PATH = '' } = gitVariables(directory());
      const words = [locateProgram, directory(), address, 'main', PATH, 'no-cache'];
      const child = spawn(process.execPath, ['--import', 'tsx', ...words], { stdio: 'ignore' });
      while (posts < 2) await wait(20);
      assert.ok(existsSync(join(directory(), 'temporary')));
      assert.match(readCommandLines(), / fetch /);
      child.kill('SIGINT');
      assert.deepEqual(await once(child, 'exit'), [null, 'SIGINT']);
      while (readCommandLines().includes(address)) await wait(20);
      assert.ok(!existsSync(join(directory(), 'temporary')));
    } finally {
      await server.close();
    }
  }).timeout(60_000);
});
