import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { errorCodes } from '../../src/errors/error-codes.ts';
import { version } from '../../src/model/own-version.ts';
import { findLinks } from '../support/document-links.ts';

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

  it('and the Dockerfiles name the tarball and the tag of this version', () => {
    const names = ['README.md', ...filesBelow('docs'), ...filesBelow('examples/docker')];
    const found = names.flatMap(findNamedVersions);
    assert.ok(found.length > 10, `${found.length} names`);
    const wanted = new Set([`pupfile-${version}.tgz`, `rev: v${version}`]);
    assert.deepEqual(
      found.filter(({ name }) => !wanted.has(name)),
      [],
    );
  });
});

function findBrokenLinks(path: string): string[] {
  return findLinks({ path, text: readFileSync(join(root, path), 'utf8') })
    .filter((link) => !existsSync(join(root, link.path)))
    .map((link) => `${path} links to ${link.path}`);
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /^Dockerfile$|\.md$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function findNamedVersions(file: string): { readonly file: string; readonly name: string }[] {
  const text = readFileSync(join(root, file), 'utf8');
  const names = text.match(/\bpupfile-\d[\w.+-]*\.tgz|\brev: v\d\S*/g) ?? [];
  return names.map((name) => ({ file, name }));
}
