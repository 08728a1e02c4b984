import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findReplacedCommands } from '../../src/moving/replaced-commands.ts';

const root = join(import.meta.dirname, '..', '..');
const guides = readdirSync(join(root, 'docs', 'moving'));
const programs: Readonly<Record<string, string>> = {
  'librarian-puppet.md': 'librarian-puppet ',
  'puppet-module.md': 'puppet module ',
};

/** The rows of a guide's table: the other tool's command, and pupfile's. */
function rowsOf(file: string, text: string): readonly (readonly [theirs: string, ours: string])[] {
  const rows = text.matchAll(/^\| `([^`]+)`[^|]*\| `(pupfile [a-z]+[^`]*)`/gm);
  return Array.from(rows, ([, theirs = '', ours = '']) => {
    return [`${programs[file] ?? ''}${theirs}`, ours] as const;
  });
}

describe('the guides for who comes from another tool', () => {
  it('are there for all of them', () => {
    const names = ['bolt.md', 'g10k.md', 'librarian-puppet.md', 'puppet-module.md', 'r10k.md'];
    assert.deepEqual([...guides].sort(), names);
  });

  for (const file of guides) {
    const text = readFileSync(join(root, 'docs', 'moving', file), 'utf8');
    const story = `moving-${file.replace(/\.md$/, '.txt')}`;

    for (const [theirs, ours] of rowsOf(file, text)) {
      const [command] = findReplacedCommands({ file: 'x', text: theirs });
      // What doctor does not look for in scripts, nobody puts there.
      if (command === undefined) continue;
      it(`say of ${theirs} what doctor says of it`, () => {
        const word = /^pupfile [a-z]+/.exec(ours)?.[0] ?? '';
        assert.ok(command.message.includes(`\`${word}`), command.message);
      });
    }

    it(`compare commands in ${file}`, () => assert.ok(rowsOf(file, text).length > 1));

    it(`have the commands of ${story} in ${file}`, () => {
      const played = readFileSync(join(root, 'test', 'scenarios', story), 'utf8');
      const lines = Array.from(
        text.matchAll(/^ {4}(pupfile .*?)(?: {2,}.*)?$/gm),
        ([, line = '']) => line.replace(/ DIR$/, ''),
      );
      assert.ok(lines.length > 1);
      for (const line of lines) assert.match(played, new RegExp(`^-- \\$ .*${line}`, 'm'));
      assert.ok(text.includes(`test/scenarios/${story}`));
    });
  }
});
