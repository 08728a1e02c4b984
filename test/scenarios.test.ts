import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStory } from './support/story.ts';
import { formatTxtar, parseTxtar } from './support/txtar.ts';

const directory = join(import.meta.dirname, 'scenarios');
const files = readdirSync(directory).filter((name) => name.endsWith('.txt'));

describe('stories', () => {
  before(() => {
    execFileSync(process.execPath, [join(import.meta.dirname, '..', 'scripts', 'build.js')]);
  });

  for (const file of files) {
    const path = join(directory, file);
    const text = readFileSync(path, 'utf8');
    const story = parseTxtar(text);
    const [title = file] = story.comment.split('\n');

    it(title, async () => {
      const actual = formatTxtar(await runStory(story));
      if (process.env['UPDATE'] === '1') writeFileSync(path, actual);
      else assert.equal(actual, text);
    });
  }

  it('are there', () => {
    assert.ok(files.length > 0);
  });
});
