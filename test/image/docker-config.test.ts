import assert from 'node:assert/strict';
import { findInDockerConfig, parseDockerConfig } from '../../src/image/docker-config.ts';

const auth = (text: string) => ({ auth: Buffer.from(text).toString('base64') });

describe("docker's config", () => {
  const keys = [
    ['registry.example', 'registry.example'],
    ['https://registry.example', 'registry.example'],
    ['https://registry.example/v1/', 'registry.example'],
    ['https://registry.example/v2/', 'registry.example'],
    ['http://registry.example:5000', 'registry.example:5000'],
    ['registry.example/v2', 'registry.example'],
    ['registry.example/', 'registry.example'],
    ['https://index.docker.io/v1/', 'docker.io'],
    ['index.docker.io', 'docker.io'],
    ['docker.io', 'docker.io'],
    ['registry-1.docker.io', 'docker.io'],
    ['registry.example/team', 'registry.example'],
    ['docker.io/team', 'docker.io'],
  ] as const;
  for (const [key, registry] of keys) {
    it(`has the login of ${registry} under \`${key}\``, () => {
      assert.deepEqual(find({ auths: { [key]: auth('user:pass') } }, registry), [
        { kind: 'login', login: { kind: 'password', user: 'user', password: 'pass' } },
      ]);
    });
  }

  it('has nothing for another host, port or folder', () => {
    const auths = { 'registry.example:5000': auth('a:b'), 'registry.example/tea': auth('a:b') };
    assert.deepEqual(find({ auths }, 'registry.example'), []);
    assert.deepEqual(
      find({ auths: { 'registry.example': auth('a:b') } }, 'a.registry.example'),
      [],
    );
  });

  it('lets the nearest folder of a repository win', () => {
    const auths = {
      'registry.example': auth('host:1'),
      'registry.example/team/app': auth('app:3'),
      'registry.example/team': auth('team:2'),
    };
    const userOf = (repository: string) =>
      JSON.stringify(find({ auths }, 'registry.example', repository)).match(/"user":"(\w+)"/)?.[1];
    assert.equal(userOf('team/app'), 'app');
    assert.equal(userOf('team/other'), 'team');
    assert.equal(userOf('else'), 'host');
  });

  const entries = [
    [
      'a password with colons',
      auth('user:a:b:c'),
      { kind: 'password', user: 'user', password: 'a:b:c' },
    ],
    ['padding', auth('user:pass\0\0'), { kind: 'password', user: 'user', password: 'pass' }],
    [
      'a user and password apart',
      { username: 'user', password: 'pass' },
      { kind: 'password', user: 'user', password: 'pass' },
    ],
    [
      'an identity token',
      { ...auth('user:'), identitytoken: 'long' },
      { kind: 'identity-token', token: 'long' },
    ],
  ] as const;
  for (const [title, entry, login] of entries) {
    it(`may have ${title}`, () => {
      const found = find({ auths: { 'registry.example': entry } }, 'registry.example');
      assert.deepEqual(found, [{ kind: 'login', login }]);
    });
  }

  for (const entry of [{}, { auth: '' }, { auth: 'bm9jb2xvbg==' }, { auth: 7 }, null, 'x', []]) {
    it(`has no login in ${JSON.stringify(entry)}`, () => {
      assert.deepEqual(find({ auths: { 'registry.example': entry } }, 'registry.example'), []);
    });
  }

  it('asks the helper of the registry, then that of all, then looks itself', () => {
    const config = {
      auths: { 'registry.example': auth('user:pass') },
      credHelpers: { 'registry.example': 'own', 'other.example': 'other' },
      credsStore: 'all',
    };
    const found = find(config, 'registry.example');
    assert.deepEqual(
      found.map((one) => (one.kind === 'helper' ? `${one.name} ${one.address}` : one.kind)),
      ['own registry.example', 'all registry.example', 'login'],
    );
  });

  it('asks helpers for Docker Hub by the address that docker has always used', () => {
    assert.deepEqual(find({ credsStore: 'all' }, 'docker.io'), [
      { kind: 'helper', name: 'all', address: 'https://index.docker.io/v1/' },
    ]);
  });

  for (const text of ['', '{', '[]', 'null', '"x"']) {
    it(`is not \`${text}\``, () => assert.equal(parseDockerConfig(text), null));
  }

  it('may be empty, or have something else where logins stand', () => {
    assert.deepEqual(find({}, 'registry.example'), []);
    const odd = { auths: [], credHelpers: 'x', credsStore: 3 };
    assert.deepEqual(find(odd, 'registry.example'), []);
  });
});

function find(document: unknown, registry: string, repository = 'team/app') {
  const config = parseDockerConfig(JSON.stringify(document));
  assert.ok(config !== null);
  return findInDockerConfig(config, { registry, repository });
}
