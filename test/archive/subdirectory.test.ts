import assert from 'node:assert/strict';
import type { ModuleArchive } from '../../src/archive/module-archive.ts';
import { subdirectoryOf } from '../../src/archive/subdirectory.ts';

const archive: ModuleArchive = {
  entries: ['README.md', 'modules/web/metadata.json', 'modules/web/lib/a.rb', 'modules/web2/x'].map(
    (path) => ({ kind: 'file', path, isExecutable: false, mtimeMs: 7, content: Buffer.from(path) }),
  ),
};

function pathsBelow(directory: string): readonly string[] | undefined {
  return subdirectoryOf(archive, directory)?.entries.map(({ path }) => path);
}

describe('subdirectoryOf', () => {
  for (const directory of ['modules/web', './modules//web/', '/modules/web']) {
    it(`gives what stands below ${directory}`, () => {
      assert.deepEqual(pathsBelow(directory), ['metadata.json', 'lib/a.rb']);
    });
  }

  it('changes nothing else', () => {
    const [entry] = subdirectoryOf(archive, 'modules/web')?.entries ?? [];
    assert.deepEqual(entry, { ...archive.entries[1], path: 'metadata.json' });
  });

  for (const directory of ['', '.', './']) {
    it(`gives all for ${JSON.stringify(directory)}`, () => {
      assert.equal(subdirectoryOf(archive, directory), archive);
    });
  }

  for (const directory of ['modules/we', 'README.md', '../x', 'modules/../modules/web']) {
    it(`has nothing below ${directory}`, () => assert.equal(pathsBelow(directory), undefined));
  }
});
