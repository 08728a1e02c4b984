import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createNamelessFile } from '../../src/files/nameless-file.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('a file without a name', () => {
  const directory = useTemporaryDirectory();

  it('gives back what was put into it, wherever one begins', () => {
    const file = createNamelessFile(directory());
    for (const text of ['one, ', '', 'two']) file.append(Buffer.from(text));
    const read = (position: number, length: number) => {
      const target = Buffer.alloc(length);
      file.fill(target, position);
      return target.toString();
    };
    assert.deepEqual([read(5, 3), read(0, 8), read(8, 0)], ['two', 'one, two', '']);
    file.append(Buffer.from(', three'));
    assert.equal(read(8, 7), ', three');
    file.close();
  });

  it('stands in no directory, and outlives its own', () => {
    const inside = join(directory(), 'inside');
    writeTree(inside, {});
    writeTree(directory(), { 'inside/other': '' });
    const files = [createNamelessFile(inside), createNamelessFile(inside)];
    assert.deepEqual(readdirSync(inside), ['other']);
    rmSync(inside, { recursive: true });
    for (const [index, file] of files.entries()) file.append(Buffer.from(String(index)));
    const found = files.map((file) => {
      const target = Buffer.alloc(1);
      file.fill(target, 0);
      file.close();
      return target.toString();
    });
    assert.deepEqual(found, ['0', '1']);
  });

  it('has no more than was put into it', () => {
    const file = createNamelessFile(directory());
    file.append(Buffer.from('text'));
    assert.throws(() => file.fill(Buffer.alloc(2), 3), RangeError);
    file.close();
  });

  it('is out of reach when it is closed, which it may be twice', () => {
    const file = createNamelessFile(directory());
    file.append(Buffer.from('text'));
    for (const _ of [1, 2]) file.close();
    assert.throws(() => file.fill(Buffer.alloc(1), 0), /the file is closed/);
    assert.throws(() => file.append(Buffer.from('text')), /the file is closed/);
  });

  it('says where it cannot be made', () => {
    const missing = join(directory(), 'missing');
    assert.throws(() => createNamelessFile(missing), {
      code: 'FILE_SYSTEM',
      message: `Could not write \`${missing}/nameless\`: it is not there`,
    });
  });
});
