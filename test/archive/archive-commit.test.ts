import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readArchiveCommit } from '../../src/archive/archive-commit.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { paxBody, tarBytes, tarGzBytes } from '../support/tar-bytes.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const metadata = { path: 'm-1/metadata.json', content: '{}' };

function commented(comment: string, type = 'g'): Buffer {
  return tarGzBytes({ path: 'pax', type, content: paxBody({ comment }) }, metadata);
}

describe('readArchiveCommit', () => {
  const directory = useTemporaryDirectory();

  it('finds the commit that git wrote', () => {
    writeTree(directory(), { 'metadata.json': '{}' });
    commitAll(directory(), 'first');
    const sha = git(directory(), 'rev-parse', 'HEAD').trim();
    const options = ['-C', directory(), 'archive', '--format=tar.gz', '--prefix=m/', sha];
    assert.equal(readArchiveCommit(execFileSync('git', options)), sha);
  });

  it('finds a commit of 64 digits', () => {
    assert.equal(readArchiveCommit(commented('ab'.repeat(32))), 'ab'.repeat(32));
  });

  const silent: readonly [string, Buffer][] = [
    ['an archive without one', tarGzBytes(metadata)],
    ['another comment', commented('hello')],
    ['the comment of a single file', commented('ab'.repeat(20), 'x')],
    ['a tar that is not compressed', tarBytes(metadata)],
    ['no archive', Buffer.from('<html>')],
  ];
  for (const [title, bytes] of silent) {
    it(`finds none in ${title}`, () => assert.equal(readArchiveCommit(bytes), undefined));
  }
});
