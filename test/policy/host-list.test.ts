import assert from 'node:assert/strict';
import { allowsForge, allowsHost, hostPattern, readAddress } from '../../src/policy/host-list.ts';

describe('readAddress', () => {
  const cases: readonly [url: string, address: string | undefined][] = [
    ['https://Git.Example.org/a/b.git', 'https: git.example.org'],
    ['https://user:pass@git.example.org:8443/a', 'https: git.example.org:8443'],
    ['ssh://git@git.example.org/a', 'ssh: git.example.org'],
    ['git@Git.example.org:a/b.git', 'ssh: git.example.org'],
    ['git.example.org:a/b.git', 'ssh: git.example.org'],
    ['http://[::1]:8080/a', 'http: [::1]:8080'],
    ['git://git.example.org/a', 'git: git.example.org'],
    ['/srv/git/a.git', undefined],
    ['../a.git', undefined],
    ['./a:b', undefined],
    ['file:///srv/git/a.git', undefined],
  ];
  for (const [url, expected] of cases) {
    it(`reads ${url}`, () => {
      const address = readAddress(url);
      assert.equal(address && `${address.scheme} ${address.host}`, expected);
    });
  }
});

describe('allowsHost', () => {
  const cases: readonly [list: string, host: string, expected: boolean][] = [
    ['a.example', 'a.example', true],
    ['A.Example', 'a.example', true],
    ['a.example', 'a.example:8080', true],
    ['a.example:8080', 'a.example:8080', true],
    ['a.example:8080', 'a.example', false],
    ['a.example', 'b.a.example', false],
    ['example', 'a.example', false],
    ['*.example', 'a.b.example', true],
    ['*.example', 'example', false],
    ['*.example', 'aexample', false],
    ['*.example:8080', 'a.example:8080', true],
    ['[::1]', '[::1]:80', true],
    ['b.example', 'a.example', false],
  ];
  for (const [one, host, expected] of cases) {
    it(`${expected ? 'allows' : 'refuses'} ${host} where ${one} is listed`, () => {
      assert.equal(allowsHost(['other.example', one], host), expected);
    });
  }

  it('allows nothing where nothing is listed', () => {
    assert.equal(allowsHost([], 'a.example'), false);
  });
});

describe('allowsForge', () => {
  for (const listed of ['forge.puppet.com', 'forgeapi.puppetlabs.com', 'forgeapi.puppet.com']) {
    it(`knows the public Forge by its name ${listed}`, () => {
      assert.equal(allowsForge([listed], 'forgeapi.puppet.com'), true);
    });
  }

  it('refuses what only looks like the public Forge', () => {
    assert.equal(allowsForge(['forge.puppet.com'], 'forge.puppet.com.example'), false);
  });
});

describe('hostPattern', () => {
  for (const text of ['a', 'a-b.example', '*.example', 'a.example:8080', '[::1]:80', '127.0.0.1']) {
    it(`takes ${text} for a host`, () => assert.match(text, hostPattern));
  }
  for (const text of ['https://a', 'a/b', 'a b', '', '*', 'a.*', 'a:b', 'u@a', '.a']) {
    it(`does not take ${JSON.stringify(text)} for a host`, () => {
      assert.doesNotMatch(text, hostPattern);
    });
  }
});
