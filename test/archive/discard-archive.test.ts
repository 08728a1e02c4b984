import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { discardArchive } from '../../src/archive/discard-archive.ts';
import type { ModuleArchive } from '../../src/archive/module-archive.ts';
import { readArchive } from '../../src/archive/read-archive.ts';
import { wholeOf } from '../../src/files/bytes.ts';
import { createDiscarder } from '../../src/files/discard-memory.ts';
import { openSpool } from '../../src/files/spool.ts';
import { tarGzBytes } from '../support/tar-bytes.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

function archiveOf(...contents: readonly string[]): Promise<ModuleArchive> {
  return readArchive(
    tarGzBytes(...contents.map((content, index) => ({ path: `m-1/${index}`, content }))),
  );
}

function contentsOf({ entries }: ModuleArchive): readonly string[] {
  return entries.map((entry) => (entry.kind === 'file' ? entry.content.toString() : entry.kind));
}

describe('discardArchive', () => {
  const directory = useTemporaryDirectory();
  const long = 'x'.repeat(50_000);
  const file = { kind: 'file', path: 'x', isExecutable: false, mtimeMs: 0 } as const;

  it('gives back the memory of each archive, and of no other', async () => {
    const discarder = createDiscarder();
    const archives = [await archiveOf(long, 'a'), await archiveOf('b', long)] as const;
    discardArchive(archives[0], discarder);
    assert.deepEqual(archives.map(contentsOf), [
      ['', ''],
      ['b', long],
    ]);
    discardArchive(archives[1], discarder);
    assert.deepEqual(contentsOf(archives[1]), ['', '']);
  });

  it('leaves alone what shares its memory with others', () => {
    const [content, neighbour] = [Buffer.from('a'), Buffer.from('neighbour')];
    const archive = { entries: [{ ...file, content }] };
    discardArchive(archive, createDiscarder());
    assert.deepEqual([...contentsOf(archive), neighbour.toString()], ['a', 'neighbour']);
  });

  it('does nothing twice', async () => {
    const discarder = createDiscarder();
    const archive = await archiveOf(long);
    for (const _ of [1, 2]) discardArchive(archive, discarder);
    assert.deepEqual(contentsOf(archive), ['']);
  });

  it('gives up the file that a large archive was inflated to', async () => {
    const spool = openSpool(directory());
    const content = Buffer.concat([randomBytes(1024 * 1024), Buffer.alloc(40 * 1024 * 1024)]);
    const archive = await readArchive(tarGzBytes({ path: 'm-1/a', content }), { spool });
    const [entry] = archive.entries;
    assert.ok(entry?.kind === 'file' && wholeOf(entry.content).equals(content));
    const discarder = createDiscarder();
    for (const _ of [1, 2]) discardArchive(archive, discarder);
    assert.throws(() => wholeOf(entry.content), /the file is closed/);
  });

  it('does nothing where there is no file', () => {
    discardArchive({ entries: [] }, createDiscarder());
    const entry = { kind: 'other', path: 'link', mtimeMs: 0, description: 'a link' } as const;
    discardArchive({ entries: [entry] }, createDiscarder());
  });
});
