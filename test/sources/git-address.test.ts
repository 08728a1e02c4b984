import assert from 'node:assert/strict';
import { type GitAddress, parseGitAddress } from '../../src/sources/git-address.ts';
import { thrown } from '../support/rejection.ts';

describe('parseGitAddress', () => {
  const same = '=';
  const cases: readonly (readonly [
    text: string,
    transport: GitAddress['transport'],
    url: string,
    shown?: string,
  ])[] = [
    ['https://git.example.org/web.git', 'https', same],
    ['HTTPS://Git.Example.org/Web', 'https', 'https://git.example.org/Web'],
    ['http://git.example.org:8080/a b', 'http', 'http://git.example.org:8080/a%20b'],
    ['https://me:secret@git.example.org/web', 'https', 'https://git.example.org/web', 'url'],
    ['https://token@git.example.org/web', 'https', 'https://git.example.org/web', 'url'],
    ['ssh://git@git.example.org:2222/web', 'ssh', same, 'ssh://git.example.org:2222/web'],
    [
      'ssh://git:secret@git.example.org/web',
      'ssh',
      'ssh://git@git.example.org/web',
      'ssh://git.example.org/web',
    ],
    ['git+ssh://git@host/web', 'ssh', 'ssh://git@host/web', 'git+ssh://host/web'],
    ['git://me@host/web', 'git', 'git://host/web', 'url'],
    ['git@github.com:acme/web.git', 'ssh', same],
    ['host:web', 'ssh', same],
    ['git@[::1]:web', 'ssh', same],
    ['me:secret@host:web', 'ssh', 'me@host:web', 'me@host:web'],
    ['file:///srv/git/web', 'file', same],
    ['/srv/git/web', 'file', same],
    ['../web', 'file', '/base/web', '../web'],
    ['web', 'file', '/base/project/web', 'web'],
    ['./a:b', 'file', '/base/project/a:b', './a:b'],
    ['/srv/with space/ü', 'file', same],
  ];
  for (const [text, transport, url, shown = text] of cases) {
    it(`reads ${text}`, () => {
      const address = parseGitAddress(text, '/base/project');
      const expected = url === same ? text : url;
      assert.deepEqual(
        [address.transport, address.url, address.shown],
        [transport, expected, shown === 'url' ? expected : shown],
      );
    });
  }

  const logins: readonly (readonly [
    text: string,
    username: string,
    password: string | undefined,
  ])[] = [
    ['https://me:s%2Fe%40c@host/web', 'me', 's/e@c'],
    ['https://me:100%@host/web', 'me', '100%'],
    ['https://:secret@host/web', '', 'secret'],
    ['https://me:@host/web', 'me', ''],
    ['https://token@host/web', 'token', undefined],
  ];
  for (const [text, username, password] of logins) {
    it(`takes who asks from ${text}`, () => {
      const { login } = parseGitAddress(text, '/');
      assert.deepEqual(login, { origin: 'https://host', username, password });
    });
  }

  const refused: readonly (readonly [text: string, reason: RegExp])[] = [
    ['', /is no address/],
    ['ext::sh -c id', /`ext::` is a transport of another program/],
    ['fd::17', /`fd::`/],
    ['EXT::sh', /`EXT::`/],
    ['https::ssh://host', /`https::`/],
    ['ftp://host/web', /fetches nothing by `ftp`/],
    ['ext://x', /fetches nothing by `ext`/],
    ['--upload-pack=id', /take it for an option/],
    ['-u', /take it for an option/],
    ['ssh://-oProxyCommand=id/web', /has no host/],
    ['ssh://-oProxyCommand=id@host/web', /has no host/],
    ['-oProxyCommand=id:web', /take it for an option/],
    ['me@-oProxyCommand=id:web', /has no host/],
    ['host:-oProxyCommand', /has no path/],
    [':web', /has no host/],
    ['https://', /is no URL/],
    ['https://host/a\nb', /is no address/],
    ['https://me:a%0Aquit@host/web', /has a control character/],
    ['web\u0000', /is no address/],
  ];
  for (const [text, reason] of refused) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      const error = thrown(() => parseGitAddress(text, '/'), 'SOURCE_UNSUPPORTED');
      assert.match(error.message, reason);
    });
  }

  it('does not show a password that it refuses', () => {
    const error = thrown(() => parseGitAddress('ftp://me:secret@host/', '/'), 'SOURCE_UNSUPPORTED');
    assert.doesNotMatch(error.message, /secret/);
  });
});
