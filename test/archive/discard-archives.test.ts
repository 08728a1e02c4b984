import assert from 'node:assert/strict';
import { createDiscarder } from '../../src/archive/discard-archives.ts';
import type { ModuleArchive } from '../../src/archive/module-archive.ts';
import { readArchive } from '../../src/archive/read-archive.ts';
import { tarGzBytes } from '../support/tar-bytes.ts';

function archiveOf(...contents: readonly string[]): Promise<ModuleArchive> {
  return readArchive(
    tarGzBytes(...contents.map((content, index) => ({ path: `m-1/${index}`, content }))),
  );
}

function contentsOf({ entries }: ModuleArchive): readonly string[] {
  return entries.map((entry) => (entry.kind === 'file' ? entry.content.toString() : entry.kind));
}

describe('a discarder of archives', () => {
  const long = 'x'.repeat(50_000);
  const file = { kind: 'file', path: 'x', isExecutable: false, mtimeMs: 0 } as const;

  it('gives back the memory of each archive, and of no other', async () => {
    const discard = createDiscarder();
    const archives = [await archiveOf(long, 'a'), await archiveOf('b', long)] as const;
    discard(archives[0]);
    assert.deepEqual(archives.map(contentsOf), [
      ['', ''],
      ['b', long],
    ]);
    discard(archives[1]);
    assert.deepEqual(contentsOf(archives[1]), ['', '']);
  });

  it('leaves alone what shares its memory with others', () => {
    const [content, neighbour] = [Buffer.from('a'), Buffer.from('neighbour')];
    const archive = { entries: [{ ...file, content }] };
    createDiscarder()(archive);
    assert.deepEqual([...contentsOf(archive), neighbour.toString()], ['a', 'neighbour']);
  });

  it('does nothing twice', async () => {
    const discard = createDiscarder();
    const archive = await archiveOf(long);
    for (const _ of [1, 2]) discard(archive);
    assert.deepEqual(contentsOf(archive), ['']);
  });

  it('does nothing where there is no file', () => {
    createDiscarder()({ entries: [] });
    const entry = { kind: 'other', path: 'link', mtimeMs: 0, description: 'a link' } as const;
    createDiscarder()({ entries: [entry] });
  });
});
