import assert from 'node:assert/strict';
import { hyphenate } from '../../src/model/module-name.ts';
import { addStatement } from '../../src/puppetfile/edit-add.ts';
import { readEditable } from '../../src/puppetfile/editable-puppetfile.ts';
import { moduleName } from '../support/declare-modules.ts';
import { prism } from './support.ts';

interface Added {
  readonly name?: string;
  readonly requirements?: readonly string[];
  readonly options?: readonly (readonly [string, string])[];
}

/** Adds `acme-m` at 1.2.3, unless the test says otherwise; neighbours are those without options. */
function add(
  text: string,
  { name = 'acme-m', requirements = ['1.2.3'], options = [] }: Added = {},
) {
  const puppetfile = readEditable({ text, file: 'Puppetfile' }, prism);
  const spelledName = hyphenate(name);
  const added = { name: moduleName(spelledName), spelledName, requirements, options };
  const edit = addStatement(
    puppetfile,
    added,
    (one) => one.options.length > 0 === options.length > 0,
  );
  return puppetfile.textWith([edit]);
}

const places: readonly [title: string, before: string, after: string][] = [
  [
    'in its alphabetical place where the others are sorted',
    "mod 'acme-a'\nmod 'acme-z'\n",
    "mod 'acme-a'\nmod 'acme-m', '1.2.3'\nmod 'acme-z'\n",
  ],
  [
    'in the order of the short names where the others are in that',
    "mod 'zeta-a'\nmod 'acme-c'\nmod 'beta-z'\n",
    "mod 'zeta-a'\nmod 'acme-c'\nmod 'acme-m', '1.2.3'\nmod 'beta-z'\n",
  ],
  [
    'first where it comes first',
    "forge 'https://forge.example'\n\n# ours\nmod 'acme-x'\nmod 'acme-z'\n",
    "forge 'https://forge.example'\n\n# ours\nmod 'acme-m', '1.2.3'\nmod 'acme-x'\nmod 'acme-z'\n",
  ],
  [
    'above the comments that are about the first one alone',
    "forge 'https://forge.example'\n\n# about x\nmod 'acme-x'\n\nmod 'acme-z'\n",
    "forge 'https://forge.example'\n\nmod 'acme-m', '1.2.3'\n\n# about x\nmod 'acme-x'\n\nmod 'acme-z'\n",
  ],
  [
    'behind the last one where they are in no order',
    "mod 'acme-z'\nmod 'acme-a' # first\n\nmod 'site', path: 'site'\n",
    "mod 'acme-z'\nmod 'acme-a' # first\nmod 'acme-m', '1.2.3'\n\nmod 'site', path: 'site'\n",
  ],
  [
    'as a paragraph of its own among such',
    "mod 'acme-a'\n\n# b\nmod 'acme-b'\n\nmod 'acme-z'\n",
    "mod 'acme-a'\n\n# b\nmod 'acme-b'\n\nmod 'acme-m', '1.2.3'\n\nmod 'acme-z'\n",
  ],
  [
    'behind a last line that has no line break',
    "mod 'acme-a'",
    "mod 'acme-a'\nmod 'acme-m', '1.2.3'",
  ],
  [
    'at the end where nothing like it is declared',
    "forge 'https://forge.example'\n\n\n",
    "forge 'https://forge.example'\n\nmod 'acme-m', '1.2.3'\n\n\n",
  ],
  ['at the end of comments', '# ours', "# ours\n\nmod 'acme-m', '1.2.3'"],
  ['in an empty file', '', "mod 'acme-m', '1.2.3'\n"],
  [
    'before what Ruby does not read',
    "forge 'https://forge.example'\n__END__\nmod 'acme-a'\n",
    "forge 'https://forge.example'\n\nmod 'acme-m', '1.2.3'\n__END__\nmod 'acme-a'\n",
  ],
  [
    'outside of blocks and conditions',
    "mod 'acme-z'\nif true\n  mod 'acme-a'\nend\nforge 'https://x.example' do\n  mod 'acme-b'\nend\n",
    "mod 'acme-m', '1.2.3'\nmod 'acme-z'\nif true\n  mod 'acme-a'\nend\nforge 'https://x.example' do\n  mod 'acme-b'\nend\n",
  ],
  [
    'behind a statement of several lines',
    "mod 'acme-a',\n  '1.0.0'\nmod 'acme-z', '1.0.0'\n",
    "mod 'acme-a',\n  '1.0.0'\nmod 'acme-m', '1.2.3'\nmod 'acme-z', '1.0.0'\n",
  ],
];

const manners: readonly [title: string, before: string, after: string][] = [
  ['double quotes', 'mod "acme-a"\n', 'mod "acme-a"\nmod "acme-m", "1.2.3"\n'],
  ['slashes', "mod 'acme/a'\n", "mod 'acme/a'\nmod 'acme/m', '1.2.3'\n"],
  ['Windows line breaks', "mod 'acme-a'\r\n", "mod 'acme-a'\r\nmod 'acme-m', '1.2.3'\r\n"],
  ['a byte order mark', "\u{feff}mod 'acme-z'\n", "\u{feff}mod 'acme-m', '1.2.3'\nmod 'acme-z'\n"],
  ['indentation', "  mod 'acme-a'\n", "  mod 'acme-a'\n  mod 'acme-m', '1.2.3'\n"],
  [
    'aligned versions',
    "mod 'acme-a',    '1.0.0'\nmod 'acme-long', '1.0.0'\n",
    "mod 'acme-a',    '1.0.0'\nmod 'acme-long', '1.0.0'\nmod 'acme-m',    '1.2.3'\n",
  ],
  [
    'letters of several bytes before it',
    "# ünïcödé 🎈\nmod 'acme-z'\n",
    "# ünïcödé 🎈\nmod 'acme-m', '1.2.3'\nmod 'acme-z'\n",
  ],
];

describe('addStatement', () => {
  for (const [title, before, after] of places) {
    it(`puts a statement ${title}`, () => assert.equal(add(before), after));
  }

  for (const [title, before, after] of manners) {
    it(`keeps ${title}`, () => assert.equal(add(before), after));
  }

  it('puts one blank behind a name that is longer than the aligned ones', () => {
    const text = "mod 'acme-a',   '1.0.0'\nmod 'acme-abc', '1.0.0'\n";
    assert.equal(add(text, { name: 'acme-mountains' }), `${text}mod 'acme-mountains', '1.2.3'\n`);
  });

  it('writes a statement without a requirement', () => {
    assert.equal(add('', { requirements: [] }), "mod 'acme-m'\n");
  });

  it('writes `latest` as r10k knows it', () => {
    assert.equal(add('', { requirements: ['latest'] }), "mod 'acme-m', :latest\n");
  });

  const git = {
    requirements: [],
    options: [
      ['git', 'https://git.example/m'],
      ['tag', 'v1'],
    ],
  } as const;
  const repositories: readonly [title: string, before: string, after: string][] = [
    ['labels', '', "mod 'acme-m', git: 'https://git.example/m', tag: 'v1'\n"],
    [
      'arrows',
      "mod 'a', :git => 'x'\n",
      "mod 'a', :git => 'x'\nmod 'acme-m', :git => 'https://git.example/m', :tag => 'v1'\n",
    ],
    [
      'a line for each option',
      "mod 'a',\n    git: 'x',\n    ref: 'y'\n",
      "mod 'a',\n    git: 'x',\n    ref: 'y'\nmod 'acme-m',\n    git: 'https://git.example/m',\n    tag: 'v1'\n",
    ],
  ];
  for (const [title, before, after] of repositories) {
    it(`writes options with ${title}`, () => assert.equal(add(before, git), after));
  }

  it('makes no Ruby of what a text holds', () => {
    const text = add('mod "a", git: "x"\n', {
      requirements: [],
      options: [['git', "https://git.example/#{`rm`}'\\"]],
    });
    assert.equal(
      text,
      `mod "a", git: "x"\nmod "acme-m", git: 'https://git.example/#{\`rm\`}\\'\\\\'\n`,
    );
  });
});
