import assert from 'node:assert/strict';
import { fuzzedArchive } from '../support/fuzzed-archives.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';
import { tryArchive } from '../support/try-archive.ts';

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
});
