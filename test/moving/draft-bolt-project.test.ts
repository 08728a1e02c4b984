import assert from 'node:assert/strict';
import { draftBoltProject } from '../../src/moving/draft-bolt-project.ts';
import { settingsFile } from '../support/declare-facts.ts';

const draft = (text: string) => draftBoltProject(settingsFile(text));
const module = (text: string) => draft(`modules:\n  - ${text}\n`)?.modules[0];

const cases: readonly (readonly [text: string, module: unknown])[] = [
  ['acme/web', { name: 'acme-web', requirements: [], options: {} }],
  ['{ name: acme-web }', { name: 'acme-web', requirements: [], options: {} }],
  [
    "{ name: acme-web, version_requirement: '>= 1.0.0 < 2.0.0' }",
    { name: 'acme-web', requirements: ['>= 1.0.0 < 2.0.0'], options: {} },
  ],
  [
    '{ name: acme-web, resolve: false }',
    {
      name: 'acme-web',
      requirements: [],
      options: {},
      comment: 'resolver:disable Dependency/All',
    },
  ],
  [
    "{ git: 'https://git.example/acme-web.git', ref: v1 }",
    {
      name: 'acme-web',
      requirements: [],
      options: { git: 'https://git.example/acme-web.git', ref: 'v1' },
      comment: 'its name is that of the repository',
    },
  ],
  [
    "{ git: 'git@git.example:acme/site.git', ref: v1, name: site, resolve: false }",
    {
      name: 'site',
      requirements: [],
      options: { git: 'git@git.example:acme/site.git', ref: 'v1' },
      comment: 'resolver:disable Dependency/All',
    },
  ],
];

describe('draftBoltProject', () => {
  for (const [text, expected] of cases) {
    it(`reads ${text}`, () => assert.deepEqual(module(text), expected));
  }

  for (const [range, expected] of [
    ['~> 1', '~1'],
    ['~> 1.2', '~1.2'],
    ['~> 1.2.3', '~> 1.2.3'],
    ['1.x', '1.x'],
  ]) {
    it(`says ${range} as a Puppetfile says it`, () => {
      const text = `{ name: acme-web, version_requirement: '${range}' }`;
      assert.deepEqual(module(text)?.requirements, [expected]);
    });
  }

  it('takes the Forge over, without its password', () => {
    const text =
      'modules: []\nmodule-install: { forge: { baseurl: https://u:p@forge.example/ } }\n';
    assert.equal(draft(text)?.forgeUrl, 'https://forge.example');
    assert.equal(draft('modules: []\n')?.forgeUrl, undefined);
  });

  it('takes no password of a repository over', () => {
    const options = module("{ name: site, git: 'https://u:geheim@git.example/site' }")?.options;
    assert.deepEqual(options, { git: 'https://git.example/site' });
  });

  it('is null where there are no modules to read', () => {
    assert.equal(draft('name: acme\n'), null);
    assert.equal(draft(''), null);
    assert.deepEqual(draft('modules:\n')?.modules, []);
  });

  for (const [text, mistake] of [
    ['web', /author\/name/],
    ['{ version_requirement: 1.x }', /author\/name/],
    ['[a]', /list/],
    ["{ name: a-b, version_requirement: 'new' }", /not a range/],
    ["{ git: 'https://git.example/@' }", /name/],
  ] as const) {
    it(`says what is wrong with ${text}`, () => {
      const [first] = draft(`modules:\n  - ${text}\n`)?.mistakes ?? [];
      assert.match(first?.text ?? '', mistake);
      assert.equal(first?.span.line, 2);
    });
  }

  it('refuses what is no list', () => {
    assert.equal(draft('modules: { a: b }\n')?.mistakes.length, 1);
  });
});
