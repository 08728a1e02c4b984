import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedRepository, type GitObjects, openGitObjects } from '../../src/net/git-objects.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('openGitObjects', () => {
  const directory = useTemporaryDirectory();
  const opened: GitObjects[] = [];

  afterEach(() => {
    for (const objects of opened.splice(0)) objects.close();
  });

  function open(PATH = process.env['PATH']): GitObjects {
    const objects = openGitObjects(join(directory(), '.git'), { PATH, HOME: directory() });
    opened.push(objects);
    return objects;
  }

  function commit(files: Readonly<Record<string, string>>): (path: string) => string {
    writeTree(directory(), files);
    commitAll(directory(), 'first');
    return (path) => git(directory(), 'rev-parse', `HEAD:${path}`).trim();
  }

  async function read(objects: GitObjects, id: string): Promise<string> {
    const answer = await objects.read(id);
    return answer === 'missing' ? answer : `${answer.type} ${answer.content.toString('latin1')}`;
  }

  /** A git that answers as the test says. */
  function answering(text: string): string {
    writeTree(directory(), {
      'bin/git': `#!/bin/sh\nread line\nprintf '${text}'\ncat >/dev/null\n`,
    });
    chmodSync(join(directory(), 'bin', 'git'), 0o755);
    return `${join(directory(), 'bin')}:${process.env['PATH']}`;
  }

  it('reads many at once, each for whom it is', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `f${index}`);
    const text = (name: string) => `${name}\n`.repeat(name.length * 100);
    commit(Object.fromEntries(names.map((name) => [name, text(name)])));
    const ids = new Map(
      git(directory(), 'ls-tree', 'HEAD')
        .trim()
        .split('\n')
        .map((line) => [line.split('\t')[1], line.split(/[ \t]/)[2]] as const),
    );
    const objects = open();
    const contents = await Promise.all(names.map((name) => read(objects, ids.get(name) ?? '')));
    assert.deepEqual(
      contents,
      names.map((name) => `blob ${text(name)}`),
    );
  });

  it('reads what is empty, large, or looks like an answer', async () => {
    const files = {
      empty: '',
      large: 'x'.repeat(3_000_000),
      odd: `${'a'.repeat(40)} missing\n\n${'a'.repeat(40)} blob 3\nabc\n`,
    };
    const idOf = commit(files);
    const objects = open();
    for (const [name, content] of Object.entries(files)) {
      assert.equal(await read(objects, idOf(name)), `blob ${content}`);
    }
  });

  it('tells what is missing, and goes on', async () => {
    const idOf = commit({ file: 'text' });
    const objects = open();
    assert.equal(await read(objects, 'a'.repeat(40)), 'missing');
    assert.equal(await read(objects, idOf('file')), 'blob text');
  });

  it('ends with the first size that somebody refuses', async () => {
    const idOf = commit({ file: 'text', other: 'more' });
    const objects = open();
    const refused = objects.read(idOf('file'), (sizeBytes) => {
      throw new RangeError(`${sizeBytes} bytes`);
    });
    const behind = objects.read(idOf('other'));
    await assert.rejects(refused, { message: '4 bytes' });
    await assert.rejects(behind, { message: '4 bytes' });
    assert.equal(objects.isEnded, true);
    await assert.rejects(objects.read(idOf('file')), { message: '4 bytes' });
  });

  const lies: Readonly<Record<string, string>> = {
    'another content': `${'a'.repeat(40)} blob 4\\ntext\\n`,
    'no answer': 'what?\\n',
    nothing: '',
  };
  for (const [what, text] of Object.entries(lies)) {
    it(`does not believe ${what}`, async () => {
      const objects = open(answering(text));
      const work = objects.read('a'.repeat(40));
      objects.close();
      await assert.rejects(work, DamagedRepository);
    });
  }

  it('says what git says where there is no repository', async () => {
    await assert.rejects(open().read('a'.repeat(40)), /not a git repository/);
  });

  it('says that there is no git client', async () => {
    await rejection(open('/nowhere').read('a'.repeat(40)), 'GIT_FAILED');
  });

  it('takes nothing but ids', async () => {
    await assert.rejects(open().read('HEAD\nHEAD'), RangeError);
  });
});
