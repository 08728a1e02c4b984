import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCodes } from '../../src/errors/error-codes.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the documents', () => {
  it('list every error code with its exit status', () => {
    const lines = readFileSync(join(root, 'docs', 'errors.md'), 'utf8').split('\n');
    const wanted = Object.entries(errorCodes).map(
      ([code, { exitCode, title }]) => `| \`${code}\` | ${exitCode} | ${title} |`,
    );
    assert.deepEqual(
      lines.filter((line) => line.startsWith('| `')),
      wanted,
    );
  });

  it('link to nothing that is not there', () => {
    const folders = ['', 'docs'];
    const documents = folders.flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((file) => file.endsWith('.md'))
        .map((file) => join(folder, file)),
    );
    assert.deepEqual(documents.flatMap(findBrokenLinks), []);
  });
});

function findBrokenLinks(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8');
  return [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)]
    .map(([, target = '']) => join(dirname(document), target))
    .filter((target) => !existsSync(join(root, target)))
    .map((target) => `${document} links to ${target}`);
}
