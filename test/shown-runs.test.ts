import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocuments } from './support/documents.ts';
import { heldCommands } from './support/held-commands.ts';
import { findShownRuns, isSameOutput, replay, type ShownRun } from './support/shown-runs.ts';
import { storiesOfDocuments } from './support/stories-of-documents.ts';
import { parseTxtar } from './support/txtar.ts';

const directory = join(import.meta.dirname, 'documents');
const documents = readDocuments();

describe('what the documents show of a run', () => {
  before(() => {
    execFileSync(process.execPath, [join(import.meta.dirname, '..', 'scripts', 'build.js')]);
  });

  for (const { path, text } of documents) {
    const runs = findShownRuns(text).filter(({ command }) => !isHeld(path, command));
    if (runs.length === 0) continue;

    it(`is what it prints: ${path}`, async () => {
      const played = await playStories(path, runs);
      for (const { command, output } of runs) {
        const outputs = played.filter((run) => run.command === command).map((run) => run.output);
        assert.ok(outputs.length > 0, `\`${command}\` is in no story of this document`);
        const isShown = outputs.some((actual) => isSameOutput(output, actual));
        if (!isShown) assert.equal(output, outputs.join('\n\nor\n\n'), command);
      }
    });
  }

  it('has a story for each of its documents, and no other', () => {
    const showing = documents.filter(({ path, text }) =>
      findShownRuns(text).some(({ command }) => !isHeld(path, command)),
    );
    assert.deepEqual(
      Object.keys(storiesOfDocuments).sort(),
      showing.map(({ path }) => path).sort(),
    );
    assert.deepEqual(
      Object.values(storiesOfDocuments).flat().sort(),
      readdirSync(directory)
        .map((name) => name.replace(/\.txt$/, ''))
        .sort(),
    );
  });
});

async function playStories(path: string, runs: readonly ShownRun[]): Promise<readonly ShownRun[]> {
  const played: ShownRun[] = [];
  for (const name of storiesOfDocuments[path] ?? []) {
    const story = parseTxtar(readFileSync(join(directory, `${name}.txt`), 'utf8'));
    const shown = await replay(story, (command) => runs.some((run) => run.command === command));
    assert.ok(shown.length > 0, `the story ${name} has nothing that ${path} shows`);
    played.push(...shown);
  }
  return played;
}

function isHeld(document: string, command: string): boolean {
  return heldCommands.some((held) => held.document === document && held.command === `$ ${command}`);
}
