import assert from 'node:assert/strict';
import { changeRequirements } from '../../src/puppetfile/edit-requirement.ts';
import { readEditable } from '../../src/puppetfile/editable-puppetfile.ts';
import { prism } from './support.ts';

/** Gives the first module other requirements; null where that cannot be done. */
function change(text: string, ...requirements: readonly string[]): string | null {
  const puppetfile = readEditable({ text, file: 'Puppetfile' }, prism);
  const [statement] = puppetfile.statements;
  assert.ok(statement);
  const edits = changeRequirements(puppetfile, statement, requirements);
  return edits === null ? null : puppetfile.textWith(edits);
}

const cases: readonly [title: string, before: string, after: string][] = [
  ['in its place', "mod 'acme-m', '1.0.0'\n", "mod 'acme-m', '1.10.0'\n"],
  ['in its quotes', `mod 'acme-m', "1.0.0"\n`, `mod 'acme-m', "1.10.0"\n`],
  ['behind the name where there was none', "mod 'acme-m'\n", "mod 'acme-m', '1.10.0'\n"],
  ['before options', "mod 'acme-m', local: true\n", "mod 'acme-m', '1.10.0', local: true\n"],
  ['instead of `:latest`', 'mod "acme-m", :latest\n', 'mod "acme-m", "1.10.0"\n'],
  ['instead of several', "mod 'acme-m', '>= 1', '< 2'\n", "mod 'acme-m', '1.10.0'\n"],
  [
    'in the option `version`',
    "mod 'acme-m',\n  type: 'forge',\n  version: '1.0.0'\n",
    "mod 'acme-m',\n  type: 'forge',\n  version: '1.10.0'\n",
  ],
  [
    'with the comment where it was',
    "mod 'acme-m', '1.0.0'   # old\nmod 'acme-z', '1.10.0'  # new\n",
    "mod 'acme-m', '1.10.0'  # old\nmod 'acme-z', '1.10.0'  # new\n",
  ],
  [
    'with a blank before the comment, at least',
    "mod 'acme-m', '1'  # old\n",
    "mod 'acme-m', '1.10.0' # old\n",
  ],
  [
    'with a comment that stood one blank behind it there',
    "mod 'acme-m', '1.0.0' # old\n",
    "mod 'acme-m', '1.10.0' # old\n",
  ],
  ['in parentheses', "mod('acme-m', '1.0.0') # it\r\n", "mod('acme-m', '1.10.0') # it\r\n"],
];

describe('changeRequirements', () => {
  for (const [title, before, after] of cases) {
    it(`writes a requirement ${title}`, () => assert.equal(change(before, '1.10.0'), after));
  }

  it('writes as many requirements as there were', () => {
    assert.equal(
      change("mod 'acme-m', '>= 1', \"< 2\"\n", '>= 2', '< 3'),
      "mod 'acme-m', '>= 2', \"< 3\"\n",
    );
  });

  for (const text of [
    "version = '1.0.0'\nmod 'acme-m', version\n",
    "mod 'acme-m', ENV['VERSION']\n",
    "mod 'acme-m', '1.0.' + '0'\n",
    "mod 'acme-m', version: ENV['VERSION']\n",
    "mod 'acme-m', ['>= 1', '< 2']\n",
    'mod \'acme-m\', "1.0.\\x30"\n',
  ]) {
    it(`leaves alone what is not written as a text: ${text.trim()}`, () => {
      assert.equal(change(text, '1.10.0'), null);
    });
  }
});
