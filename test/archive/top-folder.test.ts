import assert from 'node:assert/strict';
import { findTopFolder } from '../../src/archive/top-folder.ts';

/** A path that ends with a slash is a directory's. */
function topFolderOf(paths: readonly string[]): string | undefined {
  return findTopFolder(
    paths.map((path) => ({ path: path.replace(/\/$/, ''), isDirectory: path.endsWith('/') })),
  );
}

describe('findTopFolder', () => {
  const cases: readonly [title: string, readonly string[], string | undefined][] = [
    ['a Forge archive', ['m-1/', 'm-1/metadata.json', 'm-1/manifests/init.pp'], 'm-1'],
    ['one that lists no directories', ['m-1/manifests/init.pp', 'm-1/metadata.json'], 'm-1'],
    ['a module at the root', ['metadata.json', 'manifests/init.pp'], undefined],
    ['one with a folder alone', ['manifests/', 'metadata.json'], undefined],
    ['module folders at the root', ['manifests/init.pp', 'lib/facter/x.rb'], undefined],
    ['module folders in one folder', ['web/manifests/init.pp', 'web/README.md'], 'web'],
    ['an empty module folder in one folder', ['web/', 'web/lib/', 'web/a'], 'web'],
    ['manifests and nothing else', ['manifests/init.pp'], undefined],
    ['files of a module that look like one', ['files/lib/x', 'files/types/y'], undefined],
    ['a module of the name of a folder', ['types/metadata.json', 'types/manifests/a.pp'], 'types'],
    ['a file beside the folder', ['m-1/metadata.json', 'README.md'], undefined],
    ['two folders', ['m-1/metadata.json', 'm-2/metadata.json'], undefined],
    ['no module in one folder', ['hiera/common.yaml', 'hiera/nodes/'], undefined],
    ['a file of a folder’s name', ['web/manifests', 'web/README.md'], undefined],
    ['a folder called metadata.json', ['web/metadata.json/x'], undefined],
    ['a folder whose name begins another’s', ['web/metadata.json', 'web-2/x'], undefined],
    ['one file', ['web'], undefined],
    ['nothing', [], undefined],
  ];
  for (const [title, paths, expected] of cases) {
    it(`is ${expected ?? 'none'} of ${title}`, () => {
      assert.equal(topFolderOf(paths), expected);
      assert.equal(topFolderOf(paths.toReversed()), expected);
    });
  }
});
