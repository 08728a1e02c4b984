import assert from 'node:assert/strict';
import { read } from './support.ts';

/** The Forges of each module, in the order in which they are asked. */
function forgesOf(text: string, forgeUrl?: string): string[] {
  return read(text, { forgeUrl }).declarations.map(({ spelledName, source }) => {
    const { url = '', fallbackUrls = [] } = source.kind === 'forge' ? source : {};
    return `${spelledName}: ${[url, ...fallbackUrls].join(' ')}`;
  });
}

describe('findForges', () => {
  const two = "forge 'https://f'\nforge 'https://g'\n";
  const cases: readonly [title: string, text: string, ...expected: string[]][] = [
    [
      'asks all Forges of the file in turn, wherever a module is declared',
      "mod 'a/b'\nforge 'https://f'\nmod 'c/d'\nforge 'https://g'\nmod 'e/f'",
      'a-b: https://f https://g',
      'c-d: https://f https://g',
      'e-f: https://f https://g',
    ],
    [
      'asks the Forge of a block alone',
      `${two}forge 'https://h' do\n  mod 'a/b'\nend\nmod 'c/d'`,
      'a-b: https://h',
      'c-d: https://f https://g',
    ],
    ['asks the Forge of an option alone', `${two}mod 'a/b', forge: 'https://g'`, 'a-b: https://g'],
    [
      'asks a Forge once that is named twice',
      `forge 'https://forge.puppet.com'\nforge 'https://g/'\nforge 'https://forgeapi.puppet.com'\nmod 'a/b'`,
      'a-b: https://forgeapi.puppet.com https://g',
    ],
    [
      'takes a source of that type for a Forge',
      "source :forge, 'https://f'\nsource forge: 'https://g'\nmod 'a/b'",
      'a-b: https://f https://g',
    ],
    [
      'does not ask what was only given a name',
      "source :ours, forge: 'https://f'\nmod 'a/b'\nmod 'c/d', source: :ours",
      'a-b: https://forgeapi.puppet.com',
      'c-d: https://f',
    ],
    [
      'asks what was given a name and is recalled',
      "source :ours, forge: 'https://f'\nsource :ours\nmod 'a/b'",
      'a-b: https://f',
    ],
    [
      'returns from a repository to the Forges of the file',
      `${two}git 'https://x', tag: 'v1'\nforge 'https://f'\nmod 'a/b'`,
      'a-b: https://f https://g',
    ],
    [
      'keeps a Forge of a block within it',
      `${two}git 'https://x', tag: 'v1' do\n  forge 'https://h'\n  mod 'a/b'\nend\nmod 'c/d'`,
      'a-b: https://h',
      'c-d: https://f https://g',
    ],
    [
      'asks the Forges of the file for who wants a Forge inside of a block of another source',
      `${two}git 'https://x', tag: 'v1' do\n  mod 'a/b', type: 'forge', version: '1.0.0'\nend`,
      'a-b: https://f https://g',
    ],
  ];
  for (const [title, text, ...expected] of cases) {
    it(title, () => assert.deepEqual(forgesOf(text), expected));
  }

  it('gives way to the Forge that the caller asks for, but not where a module is tied', () => {
    const text = `${two}mod 'a/b'\nmod 'c/d', forge: 'https://g'`;
    assert.deepEqual(forgesOf(text, 'https://h/'), ['a-b: https://h', 'c-d: https://g']);
  });

  it('names the Forges of the file, which dependencies come from', () => {
    const { forgeUrl, fallbackForgeUrls } = read(`${two}forge 'https://h' do\nend`);
    assert.deepEqual([forgeUrl, fallbackForgeUrls], ['https://f', ['https://g']]);
    assert.equal(read("forge 'https://f'").fallbackForgeUrls, undefined);
  });

  it('includes the dependencies of a metadata.json', () => {
    const text = JSON.stringify({ dependencies: [{ name: 'a/b' }] });
    const { declarations } = read(`${two}metadata`, {
      metadata: { text, file: 'metadata.json' },
    });
    assert.deepEqual(declarations[0]?.source, {
      kind: 'forge',
      url: 'https://f',
      fallbackUrls: ['https://g'],
    });
  });
});
