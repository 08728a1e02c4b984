import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { toContext } from '../../src/archive/read-archive.ts';
import { readTarMembers } from '../../src/archive/tar-members.ts';
import { type Bytes, wholeOf } from '../../src/files/bytes.ts';
import { openSpool } from '../../src/files/spool.ts';
import { fuzzedArchive } from '../support/fuzzed-archives.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';
import { tryArchive } from '../support/try-archive.ts';

/** What can be read of it, as far as it goes. */
function inflated(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

/** The members with their contents, and the error that ends them if any. */
function readMembers(tar: Bytes): readonly unknown[] {
  const members: unknown[] = [];
  try {
    for (const member of readTarMembers(tar, toContext({}))) {
      members.push({ ...member, content: wholeOf(member.content).toString('latin1') });
    }
  } catch (error) {
    members.push(error);
  }
  return members;
}

// `npm run fuzz:archives` tries many more.
describe('an archive that was damaged anywhere', () => {
  const directory = useTemporaryDirectory();

  it('becomes the files that it says, in their place, or an error', async () => {
    const outcomes = new Set<string>();
    for (let seed = 1; seed <= 1000; seed += 1) {
      const place = seed % 10 === 0 ? directory() : undefined;
      outcomes.add(await tryArchive(fuzzedArchive(seed), place));
    }
    assert.deepEqual([...outcomes].sort(), ['ARCHIVE_INVALID', 'ARCHIVE_UNSAFE', 'files']);
  });

  it('is the same where its tar is in a file', () => {
    const spool = openSpool(directory());
    const outcomes = new Set<boolean>();
    for (let seed = 1; seed <= 1000; seed += 1) {
      const tar = inflated(fuzzedArchive(seed));
      if (tar === undefined) continue;
      const file = spool.begin();
      file.append(tar);
      const inFile = file.end();
      const [members, sameMembers] = [readMembers(tar), readMembers(inFile)];
      assert.deepEqual(sameMembers, members, `seed ${seed}`);
      outcomes.add(members.at(-1) instanceof Error);
      inFile.discard();
    }
    assert.deepEqual([...outcomes].sort(), [false, true]);
  });
});
