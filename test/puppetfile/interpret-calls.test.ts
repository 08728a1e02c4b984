import assert from 'node:assert/strict';
import type { ModuleSource } from '../../src/model/module-source.ts';
import { describeLabels, errorOf, read } from './support.ts';

const metadata = {
  file: 'metadata.json',
  text: JSON.stringify({
    dependencies: [
      { name: 'puppetlabs/stdlib', version_requirement: '>= 4.0.0 < 10.0.0' },
      { name: 'puppetlabs/concat' },
    ],
  }),
};

function summarize(text: string, options: Parameters<typeof read>[1] = {}) {
  return read(text, options).declarations.map(({ name, range, source }) =>
    [
      name,
      range.text,
      source.kind === 'git' ? 'git' : source.kind === 'forge' ? source.url : '',
    ].join(' '),
  );
}

describe('interpretCalls', () => {
  const publicForge = 'https://forgeapi.puppet.com';

  it('takes the public Forge where the file names none', () => {
    assert.deepEqual(summarize("mod 'a/b'"), [`a-b  ${publicForge}`]);
  });

  it('knows the old addresses of the public Forge', () => {
    assert.equal(read("forge 'http://forge.puppetlabs.com'").forgeUrl, publicForge);
  });

  it('lets the caller override the Forge of the file, but not of a module', () => {
    const text = "forge 'https://f'\nmod 'a/b'\nmod 'c/d', forge: 'https://g/'";
    assert.deepEqual(summarize(text, { forgeUrl: 'https://h/' }), [
      'a-b  https://h',
      'c-d  https://g',
    ]);
  });

  it('takes a Forge with a block for what is in the block', () => {
    const text = "forge 'https://f' do\n  mod 'a/b'\nend\nmod 'c/d'";
    assert.deepEqual(summarize(text), ['a-b  https://f', `c-d  ${publicForge}`]);
  });

  it('asks a second Forge for what the first does not know, and warns of it', () => {
    const text = "mod 'a/b'\nforge 'https://f'\nmod 'c/d'\nforge 'https://g'\nmod 'e/f'";
    const { forgeUrl, warnings } = read(text);
    assert.equal(forgeUrl, 'https://f');
    assert.deepEqual(summarize(text), ['a-b  https://f', 'c-d  https://f', 'e-f  https://f']);
    assert.deepEqual(
      warnings.map(({ message, span }) => [span.line, message]),
      [
        [
          4,
          'This `forge` is only asked for modules that the one on line 2 does not know, wherever they are declared',
        ],
      ],
    );
  });

  it('says nothing of a Forge that is named twice', () => {
    const text = "forge 'https://forge.puppet.com'\nforge 'https://forgeapi.puppet.com/'";
    assert.deepEqual(read(text).warnings, []);
  });

  it('joins the requirements of two lines for one module and takes the last source', () => {
    const { declarations, warnings } = read(
      "mod 'a/b', '>= 1'\nmod 'c/d'\nmod 'A-b', '< 2', git: 'https://x', tag: 'v1'",
    );
    assert.deepEqual(
      declarations.map(({ name, range, source }) => [name, range.text, source.kind]),
      [
        ['a-b', '>= 1, < 2', 'git'],
        ['c-d', '', 'forge'],
      ],
    );
    assert.deepEqual(
      warnings.map(({ message, span }) => [span.line, message]),
      [[3, '`A-b` is declared again after line 1: all requirements count, and the last source']],
    );
  });

  it('puts the dependencies of the metadata where the file says so', () => {
    const text = "mod 'a/b'\nmetadata\nmod 'c/d'";
    assert.deepEqual(
      read(text, { metadata }).declarations.map(({ name, span }) => `${name} ${span.file}`),
      [
        'a-b Puppetfile',
        'puppetlabs-stdlib metadata.json',
        'puppetlabs-concat metadata.json',
        'c-d Puppetfile',
      ],
    );
  });

  it('lets a line of the Puppetfile replace a dependency of the metadata', () => {
    const text = "metadata\nmod 'puppetlabs/stdlib', git: 'https://x'";
    assert.deepEqual(summarize(text, { metadata }), [
      `puppetlabs-concat  ${publicForge}`,
      'puppetlabs-stdlib  git',
    ]);
  });

  it('ignores a metadata.json that the file does not ask for', () => {
    assert.deepEqual(summarize("mod 'a/b'", { metadata: { ...metadata, text: '{' } }).length, 1);
  });

  it('misses a metadata.json that the file asks for', () => {
    const error = errorOf(() => read('metadata'));
    assert.equal(error.code, 'METADATA_INVALID');
    assert.equal(error.message, 'Metadata file does not exist: metadata.json');
    assert.deepEqual(describeLabels(error), ['1:1 "metadata" asks for it']);
  });

  const sources: readonly [text: string, sources: readonly string[]][] = [
    ["git 'https://x', tag: 'v1' do\n  mod 'a'\nend\nmod 'c/d'", ['git https://x v1', 'forge']],
    ["git 'https://x', tag: 'v1'\nmod 'a'\nmod 'b', path: '/p'", ['git https://x v1', 'path /p']],
    ["git 'https://x', tag: 'v1'\nforge 'https://f'\nmod 'a/b'", ['forge']],
    ["path '/p' do\n  mod 'a'\nend", ['path /p']],
    ["github_tarball 'o/r' do\n  mod 'a', '1.0.0'\nend", ['github_tarball o/r']],
    ["source git: 'https://x', tag: 'v1'\nmod 'a'", ['git https://x v1']],
    ["source :git, 'https://x', tag: 'v1' do\n  mod 'a'\nend", ['git https://x v1']],
    ["source :ours, git: 'https://x', tag: 'v1'\nmod 'a', source: :ours", ['git https://x v1']],
    [
      "source :ours, [:git, 'https://x', { tag: 'v1' }]\nsource :ours do\n  mod 'a'\nend",
      ['git https://x v1'],
    ],
    ["source :ours, path: '/p'\nsource :ours\nmod 'a'", ['path /p']],
    ["git 'https://x', tag: 'v1' do\n  mod 'a/b', type: 'forge'\nend", ['forge']],
  ];
  for (const [text, expected] of sources) {
    it(`takes the source that holds in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        read(text).declarations.map(({ source }) => describeSource(source)),
        expected,
      );
    });
  }

  it('suggests the source that was meant', () => {
    const error = errorOf(() => read("source :ours, git: 'u'\nmod 'a', source: :our"));
    assert.equal(error.message, 'No `source :our` is defined above');
    assert.equal(error.hint, 'did you mean :ours?');
  });

  it('counts a moduledir for the modules after it', () => {
    const { modulesDirectory, declarations, warnings } = read(
      "moduledir 'x'\nmoduledir 'one'\nmod 'a/b'\nmoduledir 'two'\nmod 'c/d'\nmod 'e/f', install_path: 'three'\nmoduledir 'one'\nmod 'g/h'",
    );
    assert.equal(modulesDirectory, 'one');
    assert.deepEqual(
      declarations.map(({ installPath }) => installPath),
      [undefined, 'two', 'three', undefined],
    );
    assert.deepEqual(
      warnings.map(({ span, message }) => [span.line, message]),
      [
        [4, 'This `moduledir` is for the modules below it only, as in r10k'],
        [7, 'This `moduledir` is for the modules below it only, as in r10k'],
      ],
    );
  });

  it('leaves the modules above the first moduledir where they are', () => {
    const { modulesDirectory, declarations } = read("mod 'a/b'\nmoduledir 'x'\nmod 'c/d'");
    assert.equal(modulesDirectory, undefined);
    assert.deepEqual(
      declarations.map(({ installPath }) => installPath),
      [undefined, 'x'],
    );
  });

  it('tells the warnings in the order of the text', () => {
    const { warnings } = read("mod 'a/b', colour: 1\nforge 'http://f'\nmod 'a/b'");
    assert.deepEqual(
      warnings.map(({ span }) => span.line),
      [1, 2, 3],
    );
  });

  for (const text of ['forge :x', "forge ''", 'moduledir nil', "forge 1 do\n  mod 'a/b'\nend"]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.equal(errorOf(() => read(text)).code, 'PUPPETFILE_INVALID');
    });
  }
});

function describeSource(source: ModuleSource): string {
  switch (source.kind) {
    case 'git':
      return `git ${source.url} ${source.ref}`;
    case 'path':
      return `path ${source.path}`;
    case 'github_tarball':
      return `github_tarball ${source.repository}`;
    default:
      return source.kind;
  }
}
