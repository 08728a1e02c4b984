import assert from 'node:assert/strict';
import { describeLabels, errorOf, read } from './support.ts';

const git = { kind: 'git', url: 'https://x/y.git', ref: undefined, path: undefined };

describe('readModuleOptions', () => {
  const sources: readonly [options: string, source: object][] = [
    [":git => 'https://x/y.git'", git],
    ["git: 'https://x/y.git', ref: 'main'", { ...git, ref: 'main' }],
    ["git: 'https://x/y.git', branch: :main", { ...git, ref: 'main' }],
    ["git: 'https://x/y.git', tag: 'v1'", { ...git, ref: 'v1' }],
    ["git: 'https://x/y.git', commit: 'abc123'", { ...git, ref: 'abc123' }],
    ["git: 'https://x/y.git', ref: nil", git],
    ["git: 'https://x/y.git', default_branch: 'main'", { ...git, ref: 'main' }],
    ["git: 'https://x/y.git', ref: 'a', default_branch: 'main'", { ...git, ref: 'a' }],
    ["git: 'https://x/y.git', path: 'modules/c'", { ...git, path: 'modules/c' }],
    ["type: 'git', source: 'https://x/y.git', version: 'v1'", { ...git, ref: 'v1' }],
    ["path: './site/c'", { kind: 'path', path: './site/c' }],
    ["forge: 'https://f/'", { kind: 'forge', url: 'https://f' }],
    ["local: false, forge: 'https://f/'", { kind: 'forge', url: 'https://f' }],
  ];
  for (const [options, source] of sources) {
    it(`reads ${options}`, () => {
      assert.deepEqual(read(`mod 'b/c', ${options}`).declarations[0]?.source, source);
    });
  }

  const refused = [
    ["git: 'u', ref: 'a', tag: 'b'", 'PUPPETFILE_INVALID', '"tag:" a second revision'],
    ["git: 'u', forge: 'b'", 'PUPPETFILE_INVALID', '"forge:" a second source'],
    ["path: 'u', forge: 'b'", 'PUPPETFILE_INVALID', '"forge:" a second source'],
    ['git: nil, path: 1', 'PUPPETFILE_INVALID', '"1" not a text'],
    ["git: ''", 'PUPPETFILE_INVALID', '"\'\'" not a text'],
    ["git: 'u', ref: 1.0", 'PUPPETFILE_INVALID', '"1.0" not a text'],
    ["type: 'git'", 'PUPPETFILE_INVALID', '"\'git\'" which repository?'],
    ["type: 'gti'", 'PUPPETFILE_INVALID', '"\'gti\'" unknown type'],
    ["type: 'tarball', source: 'u'", 'SOURCE_UNSUPPORTED', '"\'tarball\'" not supported'],
    [":github_tarball => 'u/v'", 'SOURCE_UNSUPPORTED', '":github_tarball" not supported'],
    ["svn: 'u'", 'SOURCE_UNSUPPORTED', '"svn:" not supported'],
    ['local: true', 'SOURCE_UNSUPPORTED', '"local:" not supported'],
    ["git: 'u', branch: :control_branch", 'SOURCE_UNSUPPORTED', '"branch:" not supported'],
  ] as const;
  for (const [options, code, label] of refused) {
    it(`refuses ${options}`, () => {
      const error = errorOf(() => read(`mod 'b/c', ${options}`));
      assert.equal(error.code, code);
      assert.deepEqual(
        describeLabels(error).map((line) => line.replace(/^\S+ /, '')),
        [label],
      );
    });
  }
});

describe('findUnknownOptions', () => {
  it('suggests the option that was meant', () => {
    const [warning] = read("mod 'b/c', gti: 'u'").warnings;
    assert.equal(warning?.message, '`mod` has no option `:gti`; it is ignored');
    assert.equal(warning?.hint, 'did you mean `:git`?');
    assert.equal(warning?.span.column, 12);
  });

  it('lists the options where none is near', () => {
    assert.match(
      read("mod 'b/c', colour: 'red'").warnings[0]?.hint ?? '',
      /^the options are :git,/,
    );
  });

  it('tells that a text is no option', () => {
    const [warning] = read("mod 'b/c', 'git' => 'u'").warnings;
    assert.equal(warning?.message, "`mod` has no option `'git'`; it is ignored");
    assert.equal(warning?.hint, 'did you mean `:git`?');
  });

  it('says nothing of options that r10k and librarian-puppet know', () => {
    assert.deepEqual(read("mod 'b/c', '1.0.0', exclude_spec: true").warnings, []);
  });
});
