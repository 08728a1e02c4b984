import assert from 'node:assert/strict';
import { read } from './support.ts';

/** The directives of each module, joined. */
function readDirectives(text: string): string[] {
  return read(text).declarations.map(({ directives = [] }) => directives.join());
}

describe('readDirectives', () => {
  const cases: readonly [title: string, text: string, directives: readonly string[]][] = [
    [
      'reads a comment at the end of the line',
      "mod 'a/b' # resolver:disable Dependency/Puppet\nmod 'c/d'",
      ['ignore-puppet', ''],
    ],
    [
      'reads several flags, of any case',
      "mod 'a/b' # resolver:disable dependency/puppet,DEPENDENCY/ALL,Validation/LatestVersion why",
      ['ignore-puppet,ignore-dependencies,ignore-latest'],
    ],
    ['ignores a flag that it does not know', "mod 'a/b' # resolver:disable Style/Blanks", ['']],
    [
      'takes a comment of its own for all modules from there on',
      "mod 'a/b'\n  # resolver:disable Dependency/All\nmod 'c/d'\nmod 'e/f'",
      ['', 'ignore-dependencies', 'ignore-dependencies'],
    ],
    [
      'ends at the comment that enables',
      "# resolver:disable Dependency/All,Dependency/Puppet\nmod 'a/b'\n# resolver:enable Dependency/All\nmod 'c/d'",
      ['ignore-dependencies,ignore-puppet', 'ignore-puppet'],
    ],
    [
      'reads a comment at any line of the module',
      "mod 'a/b', # pupfile:override\n  '1.0.0',\n  forge: 'https://f' # resolver:disable Dependency/All\nmod 'c/d'",
      ['override,ignore-dependencies', ''],
    ],
    [
      'reads an override above the module',
      "# pupfile:override\nmod 'a/b', '1.0.0'\nmod 'c/d'",
      ['override', ''],
    ],
    [
      'reads comments inside of a block',
      "forge 'https://f' do\n  mod 'a/b' # pupfile:override\n  mod 'c/d'\nend",
      ['override', ''],
    ],
    ['reads no comment out of a text', "mod 'a/b', '# pupfile:override', git: 'u'", ['']],
  ];
  for (const [title, text, directives] of cases) {
    it(title, () => assert.deepEqual(readDirectives(text), directives));
  }
});
