import assert from 'node:assert/strict';
import { errorOf, read } from './support.ts';

describe('readName', () => {
  const names = [
    ["'puppetlabs/stdlib'", 'puppetlabs-stdlib'],
    ["'Puppetlabs-Stdlib'", 'puppetlabs-stdlib'],
    [':"a/b"', 'a-b'],
    ["'example-puppet-nginx'", 'example-puppet-nginx'],
    ["'example-me/tmux'", 'example-me-tmux'],
    ["' a/b '", 'a-b'],
  ] as const;
  for (const [written, name] of names) {
    it(`reads ${written}`, () => {
      const text = `mod ${written}, git: 'u', tag: 'v1'`;
      assert.equal(read(text).declarations[0]?.name, name);
    });
  }

  it('takes a bare name where a source says where the module is', () => {
    assert.equal(read("mod 'site', path: './site'").declarations[0]?.name, 'site');
  });

  const hints = [
    [
      "'puppetlabs/puppetdb< 4.2.0'",
      "write the name and the version apart: 'puppetlabs/puppetdb', '< 4.2.0'",
    ],
    [
      "'puppetlabs/puppetdb 4.2.0'",
      "write the name and the version apart: 'puppetlabs/puppetdb', '4.2.0'",
    ],
    ["'example/datacat0.6.2'", "write the name and the version apart: 'example/datacat', '0.6.2'"],
    ["'example-concat2.x'", "write the name and the version apart: 'example-concat', '2.x'"],
    ["'https://x/y.git'", "the name comes first: mod 'y', git: 'https://x/y.git'"],
    ["'git@x:y/z'", "the name comes first: mod 'z', git: 'git@x:y/z'"],
    ["'a-b\u{200b}'", 'it holds U+200B, a zero-width space; write the name anew'],
    ["'a b'", "a name is an author and a module: 'puppetlabs/stdlib' or 'puppetlabs-stdlib'"],
  ] as const;
  for (const [written, hint] of hints) {
    it(`tells how to write ${written}`, () => {
      const error = errorOf(() => read(`mod ${written}`));
      assert.equal(error.code, 'PUPPETFILE_INVALID');
      assert.equal(error.hint, hint);
    });
  }
});
