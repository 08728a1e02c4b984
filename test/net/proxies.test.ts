import assert from 'node:assert/strict';
import { createProxyFinder } from '../../src/net/proxies.ts';
import { thrown } from '../support/rejection.ts';

type Variables = Readonly<Record<string, string>>;

describe('createProxyFinder', () => {
  const proxy = 'http://proxy.example:3128';
  const cases: readonly [variables: Variables, url: string, shown: string | undefined][] = [
    [{}, 'http://a.example', undefined],
    [{ HTTP_PROXY: proxy }, 'http://a.example', `${proxy} (HTTP_PROXY)`],
    [{ http_proxy: proxy }, 'http://a.example', `${proxy} (http_proxy)`],
    [{ http_proxy: proxy, HTTP_PROXY: 'http://b' }, 'http://a.example', `${proxy} (http_proxy)`],
    [{ http_proxy: '', HTTP_PROXY: proxy }, 'http://a.example', `${proxy} (HTTP_PROXY)`],
    [{ http_proxy: ' ' }, 'http://a.example', undefined],
    [{ HTTPS_PROXY: proxy }, 'http://a.example', undefined],
    [{ HTTPS_PROXY: proxy }, 'https://a.example', `${proxy} (HTTPS_PROXY)`],
    [{ https_proxy: proxy, HTTP_PROXY: 'http://b' }, 'https://a.example', `${proxy} (https_proxy)`],
    [{ HTTP_PROXY: proxy }, 'https://a.example', `${proxy} (HTTP_PROXY)`],
    [{ ALL_PROXY: proxy }, 'http://a.example', `${proxy} (ALL_PROXY)`],
    [{ all_proxy: proxy, HTTP_PROXY: 'http://b' }, 'https://a.example', `${proxy} (all_proxy)`],
    [{ ALL_PROXY: 'http://b', HTTP_PROXY: proxy }, 'http://a.example', `${proxy} (HTTP_PROXY)`],
    [{ HTTP_PROXY: proxy, NO_PROXY: 'a.example' }, 'http://a.example', undefined],
    [{ HTTP_PROXY: proxy, no_proxy: 'a.example', NO_PROXY: '' }, 'http://a.example', undefined],
    [
      { HTTP_PROXY: proxy, no_proxy: 'b', NO_PROXY: 'a.example' },
      'http://a.example',
      `${proxy} (HTTP_PROXY)`,
    ],
    [{ HTTP_PROXY: 'proxy.example:3128' }, 'http://a.example', `${proxy} (HTTP_PROXY)`],
    [
      { HTTP_PROXY: 'https://proxy.example/' },
      'http://a.example',
      'https://proxy.example (HTTP_PROXY)',
    ],
    [{ HTTP_PROXY: 'http://[::1]:3128' }, 'http://a.example', 'http://[::1]:3128 (HTTP_PROXY)'],
  ];
  for (const [variables, url, shown] of cases) {
    it(`finds ${shown ?? 'none'} for ${url} with ${JSON.stringify(variables)}`, async () => {
      assert.equal((await createProxyFinder(variables))(new URL(url))?.shown, shown);
    });
  }

  const logins: readonly [proxy: string, login: string | undefined][] = [
    ['http://user:password@proxy.example', 'user:password'],
    ['user:password@proxy.example:3128', 'user:password'],
    ['http://us%40er:p%3Aw%2F@proxy.example', 'us@er:p:w/'],
    ['http://user@proxy.example', 'user:'],
    ['http://:password@proxy.example', ':password'],
    ['http://user:50%@proxy.example', 'user:50%'],
    ['http://proxy.example', undefined],
  ];
  for (const [text, login] of logins) {
    it(`sends ${login ?? 'nothing'} to ${text} and shows none of it`, async () => {
      const find = await createProxyFinder({ HTTP_PROXY: text });
      const found = find(new URL('http://a.example'));
      const [scheme, encoded = ''] = found?.authorization?.split(' ') ?? [];
      assert.equal(scheme, login === undefined ? undefined : 'Basic');
      assert.equal(Buffer.from(encoded, 'base64').toString(), login ?? '');
      assert.doesNotMatch(`${found?.shown} ${found?.url.href}`, /user|us%40|p%3A|password|50%/);
    });
  }

  for (const text of [
    'http://',
    'http://user:secret@',
    'ftp://user:secret@proxy',
    'http://a b',
    '::',
  ]) {
    it(`refuses \`${text}\` by the name of its variable, and does not show it`, async () => {
      const find = await createProxyFinder({ HTTPS_PROXY: text });
      const error = thrown(() => find(new URL('https://a.example')), 'USAGE');
      assert.equal(error.message, 'HTTPS_PROXY is no address of a proxy');
      assert.doesNotMatch(`${error.hint} ${error.notes}`, /secret/);
    });
  }

  it('refuses a SOCKS proxy as what it is', async () => {
    const find = await createProxyFinder({ ALL_PROXY: 'socks5h://127.0.0.1:1080' });
    const error = thrown(() => find(new URL('https://a.example')), 'USAGE');
    assert.equal(error.message, 'ALL_PROXY is a SOCKS proxy, which pupfile does not speak to');
  });

  it('minds no address of a proxy that is not needed', async () => {
    const find = await createProxyFinder({ HTTP_PROXY: 'http://', NO_PROXY: 'a.example' });
    assert.equal(find(new URL('http://a.example')), undefined);
  });
});
