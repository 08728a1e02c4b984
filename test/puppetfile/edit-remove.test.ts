import assert from 'node:assert/strict';
import { removeStatement } from '../../src/puppetfile/edit-remove.ts';
import { readEditable } from '../../src/puppetfile/editable-puppetfile.ts';
import { prism } from './support.ts';

/** Takes `acme-m` out; null where that cannot be done. */
function remove(text: string): string | null {
  const puppetfile = readEditable({ text, file: 'Puppetfile' }, prism);
  const statement = puppetfile.statements.find(({ name }) => name === 'acme-m');
  assert.ok(statement);
  const edit = removeStatement(puppetfile, statement);
  return edit === null ? null : puppetfile.textWith([edit]);
}

const cases: readonly [title: string, before: string, after: string][] = [
  ['its line', "mod 'acme-a'\nmod 'acme-m'\nmod 'acme-z'\n", "mod 'acme-a'\nmod 'acme-z'\n"],
  ['the only line', "mod 'acme-m'\n", ''],
  ['the only line, without a line break', "mod 'acme-m'", ''],
  ['the last line, without a line break', "mod 'acme-a'\r\nmod 'acme-m'", "mod 'acme-a'"],
  [
    'the comment on its line',
    "mod 'acme-a' # a\nmod 'acme-m' # m\nmod 'acme-z' # z\n",
    "mod 'acme-a' # a\nmod 'acme-z' # z\n",
  ],
  [
    'all of its lines, with the comments between',
    "mod 'acme-m',\n  # there\n  git: 'x', # m\n  ref: 'y'\nmod 'acme-z'\n",
    "mod 'acme-z'\n",
  ],
  [
    'the comments above that are about it alone',
    "mod 'acme-a'\n# m\n# again\nmod 'acme-m'\n\nmod 'acme-z'\n",
    "mod 'acme-a'\n\nmod 'acme-z'\n",
  ],
  [
    'its comments where those of the next follow',
    "mod 'acme-a'\n# m\nmod 'acme-m'\n# z\nmod 'acme-z'\n",
    "mod 'acme-a'\n# z\nmod 'acme-z'\n",
  ],
  [
    'no comment that others share',
    "mod 'acme-a'\n\n# web\nmod 'acme-m'\nmod 'acme-z'\n",
    "mod 'acme-a'\n\n# web\nmod 'acme-z'\n",
  ],
  [
    'no comment that the file begins with',
    "# Ours since 2015\nmod 'acme-m'\n\nmod 'acme-z'\n",
    "# Ours since 2015\n\nmod 'acme-z'\n",
  ],
  [
    'no comment behind a blank line',
    "mod 'acme-a'\n\n# web\n\nmod 'acme-m'\n",
    "mod 'acme-a'\n\n# web\n",
  ],
  [
    'no code that was commented out',
    "mod 'acme-a'\n#mod 'acme-b'\nmod 'acme-m'\n",
    "mod 'acme-a'\n#mod 'acme-b'\n",
  ],
  [
    'no comment that speaks of what follows, too',
    "mod 'acme-a'\n# resolver:disable Dependency/All\nmod 'acme-m'\n\nmod 'acme-z'\n",
    "mod 'acme-a'\n# resolver:disable Dependency/All\n\nmod 'acme-z'\n",
  ],
  [
    'the override above it, which would be the next one’s',
    "mod 'acme-a'\n# pupfile:override\nmod 'acme-m', '1.0.0'\nmod 'acme-z'\n",
    "mod 'acme-a'\nmod 'acme-z'\n",
  ],
  [
    'its paragraph, and one of the blank lines around',
    "mod 'acme-a'\n\n# m\nmod 'acme-m'\n\nmod 'acme-z'\n",
    "mod 'acme-a'\n\nmod 'acme-z'\n",
  ],
  ['the paragraph that the file begins with', "mod 'acme-m'\n\nmod 'acme-z'\n", "mod 'acme-z'\n"],
  ['the paragraph that the file ends with', "mod 'acme-a'\n\nmod 'acme-m'\n", "mod 'acme-a'\n"],
  [
    'one of a block',
    "forge 'https://x.example' do\n  mod 'acme-a'\n  # m\n  mod 'acme-m'\nend\n",
    "forge 'https://x.example' do\n  mod 'acme-a'\nend\n",
  ],
  [
    'it behind letters of several bytes',
    "\u{feff}# ünïcödé 🎈\r\nmod 'acme-a' # 🎈\r\nmod 'acme-m' # 🎈\r\nmod 'acme-z'\r\n",
    "\u{feff}# ünïcödé 🎈\r\nmod 'acme-a' # 🎈\r\nmod 'acme-z'\r\n",
  ],
];

describe('removeStatement', () => {
  for (const [title, before, after] of cases) {
    it(`takes out ${title}`, () => assert.equal(remove(before), after));
  }

  for (const text of ["mod 'acme-a'; mod 'acme-m'\n", "mod 'acme-m'; mod 'acme-z'\n"]) {
    it(`leaves alone what shares its line: ${text.trim()}`, () => {
      assert.equal(remove(text), null);
    });
  }
});
