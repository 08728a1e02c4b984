import assert from 'node:assert/strict';
import type { SvnSource } from '../../src/model/module-source.ts';
import { parseSvnAddress, parseSvnRevision } from '../../src/sources/svn-address.ts';
import { thrown } from '../support/rejection.ts';

function parse(url: string, more: Partial<SvnSource> = {}) {
  const nothing = { revision: undefined, username: undefined, password: undefined };
  const { username, password, ...rest } = parseSvnAddress({
    kind: 'svn',
    url,
    ...nothing,
    ...more,
  });
  return [rest.url, username, password];
}

describe('parseSvnAddress', () => {
  const cases: readonly [string, string, string | undefined, string | undefined][] = [
    ['https://svn.example/web/trunk', 'https://svn.example/web/trunk', undefined, undefined],
    ['http://[::1]:8080/a', 'http://[::1]:8080/a', undefined, undefined],
    ['svn://svn.example/a b@2', 'svn://svn.example/a b@2', undefined, undefined],
    ['file:///srv/svn/web', 'file:///srv/svn/web', undefined, undefined],
    ['https://joe@svn.example/a', 'https://svn.example/a', 'joe', undefined],
    ['https://joe:s%40:x@svn.example/a', 'https://svn.example/a', 'joe', 's@:x'],
    ['https://joe:100%@svn.example/a', 'https://svn.example/a', 'joe', '100%'],
    ['https://a@b:c@d@svn.example/a', 'https://svn.example/a', 'a@b', 'c@d'],
    ['svn+ssh://joe@svn.example/a', 'svn+ssh://joe@svn.example/a', undefined, undefined],
    ['svn+ssh://joe:x@svn.example/a', 'svn+ssh://joe@svn.example/a', undefined, 'x'],
  ];
  for (const [url, ...expected] of cases) {
    it(`takes ${url} apart`, () => assert.deepEqual(parse(url), expected));
  }

  it('lets the Puppetfile outrank the URL', () => {
    const [, ...who] = parse('https://joe:x@svn.example/a', { username: 'ann', password: 'y' });
    assert.deepEqual(who, ['ann', 'y']);
  });

  for (const url of [
    '--help',
    '-rHEAD',
    '/srv/svn/web',
    'ext::sh -c id',
    'svn+evil://svn.example/a',
    'ftp://svn.example/a',
    'svn+ssh://-oProxyCommand=id/a',
    'svn+ssh://@-oProxyCommand=id/a',
    'svn+ssh://joe@-oProxyCommand=id/a',
    'svn+ssh://%2doProxyCommand=id/a',
    'https://svn.example/a\n--x',
    '',
  ]) {
    it(`refuses ${JSON.stringify(url)}`, () => {
      thrown(() => parse(url), 'SOURCE_UNSUPPORTED');
    });
  }

  for (const [url, more] of [
    ['svn+ssh://-oProxyCommand=id@svn.example/a', {}],
    ['svn+ssh://%2doProxyCommand=id@svn.example/a', {}],
    ['https://svn.example/a\tb', {}],
    ['https://svn.example/a%0ab', {}],
    ['https://svn.example/a', { password: 'x\ny' }],
    ['https://svn.example/a', { username: 'x\0' }],
    ['https://joe:x%0ay@svn.example/a', {}],
  ] as const) {
    it(`refuses ${JSON.stringify([url, more])}, and shows no password`, () => {
      const error = thrown(() => parse(url, more), 'SVN_FAILED');
      assert.match(error.message, /^`(?!.*@)(?:\t|\P{Cc})*` cannot be an address of Subversion$/u);
    });
  }
});

describe('parseSvnRevision', () => {
  const cases: readonly [string | undefined, string][] = [
    [undefined, 'HEAD'],
    ['12', '12'],
    ['r12', '12'],
    [' 007 ', '7'],
    ['head', 'HEAD'],
    ['{2024-01-31}', '{2024-01-31}'],
    ['{2024-01-31T10:00:00Z}', '{2024-01-31T10:00:00Z}'],
  ];
  for (const [text, expected] of cases) {
    it(`reads ${text ?? 'nothing'}`, () => assert.equal(parseSvnRevision(text), expected));
  }

  for (const text of [
    '',
    'trunk',
    'BASE',
    'PREV',
    '-1',
    '1:2',
    '--help',
    '{now}',
    '{2024',
    '1;id',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      thrown(() => parseSvnRevision(text), 'SVN_FAILED');
    });
  }
});
