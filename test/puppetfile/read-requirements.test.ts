import assert from 'node:assert/strict';
import { parseVersion } from '../../src/model/version.ts';
import { errorOf, read } from './support.ts';

describe('readRequirements', () => {
  const ranges: readonly [args: string, requirements: string[]][] = [
    ["'1.0.0'", ['1.0.0']],
    ["'>= 1.0', '< 2'", ['>= 1.0', '< 2']],
    ["['>= 1.0', '< 2']", ['>= 1.0', '< 2']],
    ["'9.0.0-0-8'", ['9.0.0-0-8']],
    [':latest', []],
    ["'latest'", []],
    ['nil', []],
    ["type: 'forge', version: '1.0.0'", ['1.0.0']],
    ['version: :latest', []],
    ["'2.9.0.2', github_tarball: 'u/v'", ['2.9.0.2']],
    ["'1.4.0.pre2', github_tarball: 'u/v'", ['1.4.0.pre2']],
    ["'master', git: 'u', tag: 'v1'", []],
  ];
  for (const [args, requirements] of ranges) {
    it(`reads ${args}`, () => {
      assert.deepEqual(read(`mod 'a/b', ${args}`).declarations[0]?.requirements, requirements);
    });
  }

  it('warns of blanks around a version, and leaves them away', () => {
    const { declarations, warnings } = read("mod 'a/b', '4.1.0 '");
    assert.deepEqual(declarations[0]?.requirements, ['4.1.0']);
    assert.deepEqual(
      warnings.map(({ message, span, hint }) => [span.column, message, hint]),
      [[12, "`'4.1.0 '` has blanks around it, which r10k refuses", "write '4.1.0'"]],
    );
  });

  it('warns of a version that is none where the module is no release of a Forge', () => {
    const [warning] = read("mod 'b', 'dev', path: '/p'").warnings;
    assert.match(warning?.message ?? '', /^`'dev'` is not a version range; it is ignored/);
  });

  it('takes what only RubyGems calls a version for a tag of GitHub', () => {
    const [declaration] = read("mod 'b', 'v1.4.0', github_tarball: 'u/v'").declarations;
    const version = parseVersion('1.4.0');
    assert.ok(version !== null && declaration?.range.allows(version));
    const [other] = read("mod 'b', '1.4.0.1', github_tarball: 'u/v'").declarations;
    assert.ok(version !== null && !other?.range.allows(version));
  });

  const hints = [
    ["'https://x/y'", "a repository is an option: git: 'https://x/y'"],
    ["'git@x:y/z.git'", "a repository is an option: git: 'git@x:y/z.git'"],
    ["'master'", "a branch needs its repository: git: 'URL', ref: 'master'"],
    ["'lastest'", 'did you mean :latest?'],
    ["'1. 2.3'", "did you mean '1.2.3'?"],
    ["'=> 1.0'", "did you mean '>= 1.0'?"],
    ["'>= 1.0 and < 2.0'", "did you mean '>= 1.0 < 2.0'?"],
    ["'1.x or 2.x'", "did you mean '1.x || 2.x'?"],
    ["'1.0.0\u{a0}beta'", 'it holds U+00A0, a no-break space; write the version anew'],
    ['1.2', "put the version in quotes: '1.2'"],
    ["'newest'", "a range is '1.2.3', '1.x', '~> 1.2' or '>= 1.2.3 < 2.0.0'"],
  ] as const;
  for (const [written, hint] of hints) {
    it(`tells how to write ${written}`, () => {
      assert.equal(errorOf(() => read(`mod 'a/b', ${written}`)).hint, hint);
    });
  }
});
