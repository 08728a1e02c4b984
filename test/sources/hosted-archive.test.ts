import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GitSource } from '../../src/model/module-source.ts';
import { type HostedModule, readHostedCommit } from '../../src/sources/hosted-archive.ts';
import { openVendoredFiles, type VendoredFiles } from '../../src/sources/vendored-files.ts';
import { memoryChecksums, memoryStore } from '../support/archive-store.ts';
import { commitArchive, type HostedAnswers, shaOf, withCodeHost } from '../support/code-host.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

const sha = shaOf('a');
const bytes = commitArchive(sha, {
  'metadata.json': '{}',
  'modules/web/metadata.json': '{}',
  'modules/web/manifests/init.pp': 'class web {}\n',
});
const archive = `/acme/web/archive/${sha}.tar.gz`;
const commit = '/api/repos/acme/web/commits/tags/v1';
const answers: HostedAnswers = () => ({ [archive]: { body: bytes }, [commit]: { body: sha } });

interface Reading {
  readonly source?: Partial<GitSource>;
  readonly lockedSha?: string;
  readonly times?: number;
  readonly vendored?: VendoredFiles;
}

function read({ source = {}, lockedSha, times = 1, vendored }: Reading, served = answers) {
  const options = { store: memoryStore(), checksums: memoryChecksums(), lockedSha, vendored };
  return withCodeHost(served, async ({ url, asked }) => {
    const hosts = [{ kind: 'github', webUrl: url, apiUrl: `${url}/api` }] as const;
    const whole: GitSource = {
      kind: 'git',
      url: `${url}/acme/web.git`,
      ref: 'v1',
      refKind: 'tag',
      path: undefined,
      ...source,
    };
    let module: HostedModule | null = null;
    for (let time = 0; time < times; time += 1) {
      module = await withHttpClient((http) => readHostedCommit(whole, { http, hosts, ...options }));
    }
    return { module, paths: module?.archive.entries.map(({ path }) => path), asked };
  });
}

describe('readHostedCommit', () => {
  const directory = useTemporaryDirectory();

  it('brings the commit of a tag', async () => {
    const { module, paths, asked } = await read({});
    assert.deepEqual([module?.sha, module?.ref, module?.isFromStore], [sha, 'v1', false]);
    assert.equal(paths?.length, 3);
    assert.deepEqual(asked, [commit, archive]);
  });

  it('asks for nothing but the archive where the commit is known', async () => {
    assert.deepEqual((await read({ source: { ref: sha, refKind: 'commit' } })).asked, [archive]);
    const { module, asked } = await read({ lockedSha: sha });
    assert.deepEqual([module?.sha, module?.ref, asked], [sha, 'v1', [archive]]);
  });

  it('asks for nothing at all where the store has the locked commit', async () => {
    const { module, asked } = await read({ lockedSha: sha, times: 2 });
    assert.deepEqual([module?.isFromStore, asked], [true, [archive]]);
  });

  it('takes what is vendored of the commit, before the store and the host', async () => {
    mkdirSync(join(directory(), 'git'));
    writeFileSync(join(directory(), 'git', `web-${sha}.tarball`), bytes);
    const vendored = openVendoredFiles(directory());
    const { module, paths, asked } = await read({ lockedSha: sha, vendored });
    assert.deepEqual([module?.isFromStore, paths?.length, asked], [true, 3, []]);
  });

  it('gives what stands below the path of the module', async () => {
    const { paths } = await read({ source: { path: './modules/web/' } });
    assert.deepEqual(paths, ['metadata.json', 'manifests/init.pp']);
  });

  it('says that the commit has no such path', async () => {
    const reading = read({ source: { path: 'modules/none' } });
    const error = await rejection(reading, 'PATH_NOT_FOUND');
    assert.match(error.message, /\/acme\/web has no directory `modules\/none` at aaaaaaaaaaaa$/);
  });

  it('asks the API for the archive of a private repository', async () => {
    const api = `/api/repos/acme/web/tarball/${sha}`;
    const { asked } = await read({ lockedSha: sha }, () => ({ [api]: { body: bytes } }));
    assert.deepEqual(asked, [archive, api]);
  });

  it('leaves every other URL to git', async () => {
    const { module, asked } = await read({ source: { url: 'git@github.com:acme/web.git' } });
    assert.deepEqual([module, asked], [null, []]);
  });

  it('says that the commit is gone', async () => {
    await rejection(read({ lockedSha: shaOf('b') }), 'DOWNLOAD_REFUSED');
  });
});
