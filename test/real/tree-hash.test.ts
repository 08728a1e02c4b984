import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPathModule } from '../../src/sources/path-module.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const document = join(import.meta.dirname, '..', '..', 'docs', 'sources.md');
const [, recipe = ''] = /^ {4}(find [\s\S]*?\| sha256sum)$/m.exec(
  readFileSync(document, 'utf8'),
) ?? [''];

describe('the hash of a tree', () => {
  const directory = useTemporaryDirectory();

  it('is what the shell of the document makes of it', () => {
    writeTree(directory(), { 'lib/ä b': 'a', lib0: 'b\n', 'lib-x': '', 'metadata.json': '{}' });
    const options = { cwd: directory(), encoding: 'utf8' } as const;
    const [hash] = execFileSync('sh', ['-c', recipe], options).split(' ');
    assert.equal(hash, readPathModule(directory()).treeHash);
  });
});
