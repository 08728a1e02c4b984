import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadCommit } from '../../src/sources/git-repositories.ts';
import { openVendoredFiles } from '../../src/sources/vendored-files.ts';
import {
  contentsOf,
  gitSource,
  gitVariables,
  withGitRepositories,
} from '../support/git-repositories.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { createLoggedGit } from '../support/logged-git.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('VendoredCommits', () => {
  const directory = useTemporaryDirectory();
  const repository = (name = 'web') => join(directory(), name);
  const packs = () => join(directory(), 'vendor', 'git');
  const fileOf = (sha: string) => join(packs(), `web-${sha}.pack`);

  function makeRepository(name = 'web', ...options: readonly string[]): string {
    mkdirSync(repository(name));
    git(repository(name), 'init', '--quiet', ...options);
    writeTree(repository(name), { [`${name}.txt`]: name, 'folder/file': `${name} too` });
    commitAll(repository(name), name);
    return git(repository(name), 'rev-parse', 'HEAD').trim();
  }

  /** Vendors what a module is read from, as an install with a network would find it. */
  async function vendor(sha: string, { name = 'web', submodules = false } = {}): Promise<void> {
    const commits: ReadCommit[] = [];
    await withGitRepositories(directory(), {}, async ({ read }) => {
      const place = { sha, path: undefined, submodules };
      await read(repository(name), place, (one) => commits.push(one));
      mkdirSync(packs(), { recursive: true });
      for (const one of commits) writeFileSync(fileOf(one.sha), await one.pack());
    });
  }

  const readVendored = (
    sha: string,
    { name = 'web', submodules = false, cacheDirectory }: ReadOptions = {},
    variables = gitVariables(directory()),
  ) =>
    withGitRepositories(
      directory(),
      {
        ...{ cacheDirectory, variables, isOffline: true },
        vendored: openVendoredFiles(join(directory(), 'vendor')),
      },
      async ({ locate, read }) => {
        const url = repository(name);
        const [commit] = await locate([{ source: gitSource(url), lockedSha: sha }]);
        assert.equal(commit?.sha, sha);
        return contentsOf(await read(url, { sha, path: undefined, submodules }));
      },
    );
  interface ReadOptions {
    readonly name?: string;
    readonly submodules?: boolean;
    readonly cacheDirectory?: string;
  }

  for (const format of ['sha1', 'sha256']) {
    it(`are read without repository, store and network, by two processes (${format})`, async () => {
      const sha = makeRepository('web', `--object-format=${format}`);
      await vendor(sha);
      rmSync(repository(), { recursive: true });
      rmSync(join(directory(), 'cache'), { recursive: true });
      const logged = createLoggedGit(directory());
      const variables = { ...gitVariables(directory()), PATH: logged.PATH };
      assert.deepEqual(await readVendored(sha, {}, variables), {
        'folder/file': 'web too',
        'web.txt': 'web',
      });
      assert.deepEqual(logged.take(), ['index-pack', 'cat-file']);
      assert.ok(!existsSync(join(directory(), 'temporary')));
    });
  }

  it('come with their submodules, each from its own pack', async () => {
    makeRepository('part');
    makeRepository();
    const allowing = ['-c', 'protocol.file.allow=always'];
    git(repository(), ...allowing, 'submodule', '--quiet', 'add', repository('part'), 'part');
    commitAll(repository(), 'with a part');
    const sha = git(repository(), 'rev-parse', 'HEAD').trim();
    await vendor(sha, { submodules: true });
    for (const name of ['web', 'part', 'cache']) {
      rmSync(join(directory(), name), { recursive: true });
    }
    const files = await readVendored(sha, { submodules: true });
    assert.equal(files['part/part.txt'], 'part');
  });

  it('come before a mirror of the store, which is neither read nor changed', async () => {
    const sha = makeRepository();
    await vendor(sha);
    const cacheDirectory = join(directory(), 'cache');
    const before = readTree(cacheDirectory);
    const logged = createLoggedGit(directory());
    const variables = { ...gitVariables(directory()), PATH: logged.PATH };
    await readVendored(sha, { cacheDirectory }, variables);
    assert.deepEqual(logged.take(), ['index-pack', 'cat-file']);
    assert.deepEqual(readTree(cacheDirectory), before);
  });

  describe('that are not what was promised', () => {
    const flip = (bytes: Buffer) => {
      const other = Buffer.from(bytes);
      other.writeUInt8(other.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
      return other;
    };
    const damages: readonly (readonly [title: string, damage: (bytes: Buffer) => Buffer])[] = [
      ['a byte is another one', flip],
      ['the end is missing', (bytes) => bytes.subarray(0, -30)],
      ['something is added', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
      ['there is nothing', () => Buffer.alloc(0)],
      ['it is something else', () => Buffer.from('<html>')],
    ];
    for (const [title, damage] of damages) {
      it(`are refused where ${title}, and nothing is lost`, async () => {
        const sha = makeRepository();
        await vendor(sha);
        writeFileSync(fileOf(sha), damage(readFileSync(fileOf(sha))));
        const cacheDirectory = join(directory(), 'cache');
        const before = readTree(cacheDirectory);
        const error = await rejection(readVendored(sha, { cacheDirectory }), 'CHECKSUM_MISMATCH');
        const shown = `vendor/git/web-${sha}.pack`;
        assert.equal(error.message, `\`${shown}\` is not the commit that was promised`);
        assert.equal(error.notes[0], `promised: the commit ${sha}`);
        assert.match(error.notes[1] ?? '', /^what is there: \S/);
        assert.deepEqual(readTree(cacheDirectory), before);
        assert.ok(!existsSync(join(directory(), 'temporary')));
      });
    }

    it('are refused where the pack is that of another commit', async () => {
      const sha = makeRepository();
      const other = makeRepository('other');
      await vendor(other, { name: 'other' });
      writeFileSync(fileOf(sha), readFileSync(fileOf(other)));
      const error = await rejection(readVendored(sha), 'CHECKSUM_MISMATCH');
      assert.equal(error.notes[1], 'what is there: a pack without this commit');
    });

    it('are refused where a file is missing in the pack', async () => {
      const sha = makeRepository();
      const tree = git(repository(), 'rev-parse', 'HEAD^{tree}');
      const options = { cwd: repository(), input: `${sha}\n${tree}` };
      mkdirSync(packs(), { recursive: true });
      const pack = execFileSync('git', ['pack-objects', '--quiet', '--stdout'], options);
      writeFileSync(fileOf(sha), pack);
      const error = await rejection(readVendored(sha), 'CHECKSUM_MISMATCH');
      assert.match(
        error.notes[1] ?? '',
        /^what is there: the (?:blob|tree) [0-9a-f]{40} is not there$/,
      );
    });
  });

  it('need a git client, and say so', async () => {
    const sha = makeRepository();
    await vendor(sha);
    const error = await rejection(readVendored(sha, {}, { PATH: '/nowhere' }), 'GIT_FAILED');
    assert.match(error.message, /^There is no git client/);
  });
});
