import assert from 'node:assert/strict';
import { read } from './support.ts';

describe('warnOfOptions', () => {
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

  const idle = [
    ["'b/c', ref: 'main'", '`:ref` means nothing for a module of a Forge; it is ignored'],
    [
      "'c', path: 'p', ref: 'x'",
      '`:ref` means nothing for a module from a directory; it is ignored',
    ],
    [
      "'c', git: 'u', tag: 'v1', :'ignore-unreachable' => true",
      '`:ignore-unreachable` means nothing for a module from git; it is ignored',
    ],
  ] as const;
  for (const [args, message] of idle) {
    it(`warns of an option without a meaning: ${args}`, () => {
      assert.deepEqual(
        read(`mod ${args}`).warnings.map((warning) => warning.message),
        [message],
      );
    });
  }

  for (const args of [
    "'b/c', '1.0.0', exclude_spec: true",
    "'b/c', '1.0.0', ref: nil, local: false",
    "'c', svn: 'u', rev: 1, username: 'u', password: 'p'",
  ]) {
    it(`says nothing of ${args}`, () => assert.deepEqual(read(`mod ${args}`).warnings, []));
  }
});
