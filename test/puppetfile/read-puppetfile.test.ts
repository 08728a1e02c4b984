import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import type { SourceSpan } from '../../src/errors/source-span.ts';
import { describeLabels, errorOf, read } from './support.ts';

describe('readPuppetfile', () => {
  it('reads a whole Puppetfile', () => {
    const puppetfile = read(`# encoding: utf-8
forge 'https://forge.example.com/api/'
moduledir 'thirdparty'

mod 'puppetlabs/stdlib', '>= 4.13.1', '< 10'
mod 'apache',
  git: 'https://github.com/puppetlabs/puppetlabs-apache',
  tag: 'v12.1.0'
exclusion 'puppetlabs/concat'
`);
    assert.equal(puppetfile.forgeUrl, 'https://forge.example.com/api');
    assert.equal(puppetfile.modulesDirectory, 'thirdparty');
    assert.deepEqual(
      puppetfile.declarations.map(
        ({ name, requirements, source, span: { line, column, length } }) => ({
          name,
          requirements,
          source,
          place: [line, column, length],
        }),
      ),
      [
        {
          name: 'puppetlabs-stdlib',
          requirements: ['>= 4.13.1', '< 10'],
          source: { kind: 'forge', url: 'https://forge.example.com/api' },
          place: [5, 1, 3],
        },
        {
          name: 'apache',
          requirements: [],
          source: {
            kind: 'git',
            url: 'https://github.com/puppetlabs/puppetlabs-apache',
            ref: 'v12.1.0',
            path: undefined,
            refKind: 'tag',
          },
          place: [6, 1, 3],
        },
      ],
    );
    assert.deepEqual(
      puppetfile.exclusions.map(({ name, span }) => [name, span.line]),
      [['puppetlabs-concat', 9]],
    );
    assert.deepEqual(puppetfile.warnings, []);
  });

  it('reads an empty file', () => {
    assert.deepEqual(read('').declarations, []);
  });

  it('tells all problems at once, in the order of the text', () => {
    const error = errorOf(() =>
      read("mod 'bad name', 'nope'\nmod 'a-b', 'nix'\nmod 'c', git: 'u', svn: 'v'"),
    );
    assert.equal(error.code, 'PUPPETFILE_INVALID');
    assert.equal(error.message, 'Puppetfile has 4 problems');
    assert.deepEqual(describeLabels(error), [
      "1:5 \"'bad name'\" `'bad name'` is not a module's name; a name is an author and a module: 'puppetlabs/stdlib' or 'puppetlabs-stdlib'",
      '1:17 "\'nope\'" `nope` is not a version range',
      '2:12 "\'nix\'" `nix` is not a version range',
      '3:20 "svn:" A module cannot come from `:git` and from `:svn`',
    ]);
    assert.equal(error.hint, "a range is '1.2.3', '1.x', '~> 1.2' or '>= 1.2.3 < 2.0.0'");
  });

  for (const [text, hint] of [
    ["mof 'a-b'", 'did you mean `mod`?'],
    ["def github(name)\n  mod name, path: 'x'\nend\nguthub 'a'", 'did you mean `github`?'],
  ] as const) {
    it(`suggests the word that was meant in ${JSON.stringify(text)}`, () => {
      assert.equal(errorOf(() => read(text)).hint, hint);
    });
  }

  const words =
    "mod forge metadata exclusion moduledir 'a-b' '1.0' :git => , \n do end ( ) { } [ ] # \" ' é 😀 \\ :ref nil if <<~A A __END__ % ? = |".split(
      ' ',
    );
  const scrambled = fc.array(fc.constantFrom(...words)).map((all) => all.join(' '));
  it('makes of any text declarations or an error for the user', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), scrambled), (text) => {
        for (const { column, length, lineText } of placesIn(text)) {
          assert.ok(column >= 1 && length >= 0 && column - 1 + length <= lineText.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The places of the declarations, or of what is wrong. */
function placesIn(text: string): readonly SourceSpan[] {
  try {
    return read(text).declarations.map(({ span }) => span);
  } catch (error) {
    if (!(error instanceof PupfileError)) throw error;
    return error.labels.map(({ span }) => span);
  }
}
