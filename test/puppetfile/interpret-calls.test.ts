import assert from 'node:assert/strict';
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

  it('warns of a Forge that a later one replaces', () => {
    const { forgeUrl, warnings } = read("forge 'https://f'\nforge 'https://g'");
    assert.equal(forgeUrl, 'https://g');
    assert.deepEqual(
      warnings.map(({ message, span }) => [span.line, message]),
      [[1, 'Another `forge` on line 2 replaces this one']],
    );
  });

  it('joins the requirements of two lines for one module and takes the last source', () => {
    const { declarations, warnings } = read(
      "mod 'a/b', '>= 1'\nmod 'c/d'\nmod 'A-b', '< 2', git: 'https://x'",
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

  for (const text of ['forge :x', "forge ''", 'moduledir nil', "forge 1 do\n  mod 'a/b'\nend"]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.equal(errorOf(() => read(text)).code, 'PUPPETFILE_INVALID');
    });
  }
});
