import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLinePage } from './support/command-line-page.ts';
import { findLinks, headingAnchors } from './support/document-links.ts';
import { findDocumentedRuns } from './support/documented-commands.ts';
import { readDocuments } from './support/documents.ts';
import { type ForeignCommand, findForeignCommands } from './support/foreign-commands.ts';
import { heldCommands } from './support/held-commands.ts';
import { judgeDocumentedRun } from './support/judge-documented-run.ts';
import { storiesOfDocuments } from './support/stories-of-documents.ts';

const root = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const documents = readDocuments();
const wholeText = documents.map(({ text }) => text).join('\n');

describe('the documents', () => {
  const runs = documents.flatMap(findDocumentedRuns);

  it('show command lines that the program takes', () => {
    assert.ok(runs.length > 150, `${runs.length} command lines`);
    const mistakes = runs.flatMap((run) =>
      judgeDocumentedRun(run).map((mistake) => `${run.document}: ${run.text}: ${mistake}`),
    );
    assert.deepEqual(mistakes, []);
  });

  it('show no command of others that nobody knows of', () => {
    const shown = documents
      .flatMap(findForeignCommands)
      .filter(({ command }) => !isScript(command));
    const stories = Object.keys(storiesOfDocuments);
    const unknown = shown.filter(
      (one) => !isHeld(one) && !(one.command.startsWith('$ ') && stories.includes(one.document)),
    );
    assert.deepEqual(unknown, []);
    const dead = heldCommands.filter(
      ({ document, command }) =>
        !shown.some((one) => one.document === document && one.command === command),
    );
    assert.deepEqual(dead, []);
  });

  it('leave commands to tests that there are, and that are about them', () => {
    const astray = heldCommands.filter(({ command, test }) => {
      if (test === undefined) return false;
      const text = existsSync(join(root, test)) ? readFileSync(join(root, test), 'utf8') : '';
      const words = command.match(/(?<![\w.-])[\w.][\w./-]{3,}/g) ?? [];
      return !words.some((word) => word !== 'pupfile' && text.includes(word));
    });
    assert.deepEqual(astray, []);
  });

  it('name scripts that package.json has', () => {
    const names = wholeText.match(/(?<=\bnpm run (?:--silent )?)[a-z][\w:]*/g) ?? [];
    assert.ok(names.length > 10);
    const unknown = names.filter((name) => !Object.hasOwn(scripts, name));
    assert.deepEqual(unknown, []);
  });

  it('prove each row by which the README compares', () => {
    const rows = tableRows(textOf('README.md').split('## Compared')[1] ?? '');
    assert.ok(rows.length > 10);
    assert.deepEqual(tableRows(textOf('docs/comparison.md')), rows);
  });

  it('have the figures of the README where it says that they are from', () => {
    const [, why = ''] = textOf('README.md').split(/^## Why$|^## Install$/m);
    const points = why.split(/^- /m).slice(1);
    assert.ok(points.length >= 3);
    for (const point of points) {
      const sources = [...point.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) =>
        readFileSync(join(root, path), 'utf8'),
      );
      const figures = point.match(/(?<=\*\*)(?:\d[^*]*|finds none)(?=\*\*)/g) ?? [];
      for (const figure of figures) {
        assert.ok(
          sources.some((text) => text.includes(figure)),
          `${figure}: ${point}`,
        );
      }
    }
  });

  it('begin with a page that is read at once', () => {
    assert.ok(textOf('README.md').split('\n').length <= 200);
  });

  it('list every command with its options as they are defined', () => {
    const path = join(root, 'docs', 'command-line.md');
    const text = readFileSync(path, 'utf8');
    const between = /(?<=^<!-- commands -->\n).*?(?=^<!-- \/commands -->$)/ms;
    const wanted = text.replace(between, () => `\n${commandLinePage()}\n\n`);
    if (process.env['UPDATE'] === '1') writeFileSync(path, wanted);
    else assert.equal(text, wanted);
  });

  it('tell of every variable that the program reads', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, 'src', name), 'utf8'));
    const found = sources.join('\n').match(/\b(?:PUPFILE|LIBRARIAN_PUPPET)_[A-Z_]*[A-Z]\b/g) ?? [];
    // pupfile sets these itself, for the git that it runs.
    const names = found.filter((name) => !/^PUPFILE_GIT_(?:USERNAME|PASSWORD)$/.test(name));
    assert.ok(names.length > 10, names.join());
    assert.deepEqual(
      [...new Set(names)].filter((name) => !mentions(name)),
      [],
    );
  });

  it('link to files and headings that there are', () => {
    const broken = documents.flatMap((document) =>
      findLinks(document)
        .filter((link) => !leadsSomewhere(link))
        .map(({ path, anchor }) => `${document.path}: ${path}#${anchor}`),
    );
    assert.deepEqual(broken, []);
  });

  it('are all within reach of the README', () => {
    const reached = new Set(['README.md']);
    // A set goes on with what is added while it is walked.
    for (const path of reached) {
      const document = documents.find((one) => one.path === path);
      for (const link of document === undefined ? [] : findLinks(document)) reached.add(link.path);
    }
    const files = readdirSync(join(root, 'docs'), { recursive: true, withFileTypes: true });
    const paths = files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name).slice(root.length + 1));
    assert.deepEqual(
      paths.filter((path) => !reached.has(path)),
      [],
    );
  });
});

function textOf(path: string): string {
  return documents.find((one) => one.path === path)?.text ?? '';
}

/** The first cells of a document's tables, without the heads of the tables. */
function tableRows(text: string): readonly string[] {
  const rows = [...text.matchAll(/^\| ?([^|]*?) \|.*$/gm)].map(([, first = '']) => first);
  return rows.filter((row) => row !== '' && row !== 'Row' && !row.startsWith('-'));
}

/** Scripts of this package, which are told with other options from page to page. */
function isScript(command: string): boolean {
  const [, name = ''] = /^npm run ([\w:]+)/.exec(command) ?? [];
  return Object.hasOwn(scripts, name);
}

function isHeld({ document, command }: ForeignCommand): boolean {
  return heldCommands.some((held) => held.document === document && held.command === command);
}

function mentions(word: string): boolean {
  return new RegExp(`(?<![\\w-])${word}(?![A-Z0-9-])`).test(wholeText);
}

function leadsSomewhere({ path, anchor }: { readonly path: string; readonly anchor: string }) {
  if (anchor === '') return existsSync(join(root, path));
  const document = documents.find((one) => one.path === path);
  return document !== undefined && headingAnchors(document.text).includes(anchor);
}
