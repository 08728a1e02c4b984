import assert from 'node:assert/strict';
import { parseCommit, parseTree } from '../../src/sources/parse-git-object.ts';

describe('parseCommit', () => {
  const tree = 'a'.repeat(40);

  function commit(committer: string, message = 'message'): Buffer {
    const author = 'author A <a@example.org> 1 +0000';
    return Buffer.from(`tree ${tree}\n${author}\ncommitter ${committer}\n\n${message}\n`);
  }

  const times: readonly (readonly [committer: string, mtimeMs: number])[] = [
    ['A <a@example.org> 1700000000 +0100', 1_700_000_000_000],
    ['A > B <> 1700000000 -0830', 1_700_000_000_000],
    [' <> 5 +0000', 5000],
    ['A <a@example.org> -5 +0000', 0],
    ['A <a@example.org>', 0],
    ['A <a@example.org> 999999999999999 +0000', 0],
  ];
  for (const [committer, mtimeMs] of times) {
    it(`takes the time of ${committer}`, () => {
      assert.deepEqual(parseCommit(commit(committer)), { treeId: tree, mtimeMs });
    });
  }

  it('believes no message', () => {
    const content = commit('A <a> x', '\ncommitter M <m> 7 +0000');
    assert.equal(parseCommit(content)?.mtimeMs, 0);
  });

  it('knows what is none', () => {
    assert.equal(parseCommit(Buffer.from('blob')), undefined);
  });
});

describe('parseTree', () => {
  const id = Buffer.alloc(20, 7);
  const hex = id.toString('hex');

  function tree(...entries: readonly string[]): Buffer {
    return Buffer.concat(entries.flatMap((entry) => [Buffer.from(`${entry}\0`, 'latin1'), id]));
  }

  const modes: readonly (readonly [mode: string, kind: string])[] = [
    ['100644', 'file'],
    ['100664', 'file'],
    ['100755', 'executable'],
    ['40000', 'directory'],
    ['120000', 'link'],
    ['160000', 'submodule'],
    ['20000', 'unknown'],
    ['x', 'unknown'],
  ];
  for (const [mode, kind] of modes) {
    it(`takes ${mode} for a ${kind}`, () => {
      const [entry] = parseTree(tree(`${mode} a name`), 20) ?? [];
      assert.deepEqual([entry?.kind, entry?.name.toString(), entry?.id], [kind, 'a name', hex]);
    });
  }

  it('reads one after another', () => {
    assert.equal(parseTree(tree('100644 a', '40000 b', '100755 c'), 20)?.length, 3);
    assert.deepEqual(parseTree(Buffer.alloc(0), 20), []);
  });

  it('knows what is none', () => {
    for (const content of [tree('100644 a').subarray(0, -1), Buffer.from('x'), tree('x')]) {
      assert.equal(parseTree(content, 20), undefined, content.toString('latin1'));
    }
  });
});
