import assert from 'node:assert/strict';
import {
  type CredentialSources,
  createCredentials,
  isLoopback,
} from '../../src/net/credentials.ts';
import { thrown } from '../support/rejection.ts';

const forge = 'https://forge.example/api';
const forgeToken = { from: 'PUPFILE_FORGE_TOKEN', text: 'F' };
const netrc = {
  machines: [{ host: 'forge.example', user: 'alice', password: 'N' }],
  default: { user: 'anonymous', password: 'D' },
};

describe('createCredentials', () => {
  const all: Partial<CredentialSources> = {
    variables: {
      PUPFILE_TOKEN_FORGE_EXAMPLE_443: 'P',
      PUPFILE_TOKEN_FORGE_EXAMPLE: 'H',
      GITHUB_TOKEN: 'G',
    },
    readForgeToken: () => forgeToken,
    readNetrc: () => ({ from: '~/.netrc', netrc }),
  };
  const login = 'the password of the address';
  const order: readonly [
    Partial<CredentialSources>,
    from: string | undefined,
    sent: string | undefined,
  ][] = [
    [{ ...all, forges: ['https://u:p@forge.example/api'] }, login, basic('u:p')],
    [{ ...all }, 'PUPFILE_TOKEN_FORGE_EXAMPLE_443', 'Bearer P'],
    [
      { ...all, variables: { PUPFILE_TOKEN_FORGE_EXAMPLE: 'H' } },
      'PUPFILE_TOKEN_FORGE_EXAMPLE',
      'Bearer H',
    ],
    [
      { ...all, variables: { PUPFILE_TOKEN_FORGE_EXAMPLE: ' \n' } },
      'PUPFILE_FORGE_TOKEN',
      'Bearer F',
    ],
    [{ readNetrc: () => ({ from: '~/.netrc', netrc }) }, '~/.netrc', basic('alice:N')],
    [{}, undefined, undefined],
  ];
  for (const [sources, from, sent] of order) {
    it(`sends ${from ?? 'nothing'} where that is the first that there is`, () => {
      const found = credentials(sources).find(new URL(`${forge}/v3/releases`));
      assert.deepEqual([found?.from, found?.authorization], [from, sent]);
    });
  }

  const places: readonly [url: string, from: string | undefined][] = [
    ['https://forge.example/', 'PUPFILE_FORGE_TOKEN'],
    ['https://forge.example:443/v3', 'PUPFILE_FORGE_TOKEN'],
    ['http://forge.example/api', undefined],
    ['https://forge.example:8443/api', undefined],
    ['https://files.forge.example/api', undefined],
    ['https://forge.example.evil.example/', undefined],
    ['https://api.github.com/repos', 'GITHUB_TOKEN'],
    ['http://api.github.com/repos', undefined],
    ['https://github.com/', undefined],
    ['https://codeload.github.com/', undefined],
    ['https://api.github.com.evil.example/', undefined],
  ];
  for (const [url, from] of places) {
    it(`sends ${from ?? 'no token'} to ${url}`, () => {
      const variables = { GITHUB_TOKEN: 'G' };
      const found = credentials({ variables, readForgeToken: () => forgeToken }).find(new URL(url));
      assert.equal(found?.from, from);
    });
  }

  it('sends GITHUB_TOKEN to a GitHub of one’s own, too', () => {
    const known = credentials({
      variables: { GITHUB_TOKEN: 'G' },
      githubApiUrl: 'https://git.example/api/v3',
    });
    for (const host of ['git.example', 'api.github.com']) {
      assert.equal(known.find(new URL(`https://${host}/repos`))?.from, 'GITHUB_TOKEN');
    }
  });

  const hosts: readonly [variable: string, url: string, isSent: boolean][] = [
    ['PUPFILE_TOKEN_LOCALHOST', 'http://localhost:8080', true],
    ['PUPFILE_TOKEN_LOCALHOST_8080', 'http://localhost:8080', true],
    ['PUPFILE_TOKEN_LOCALHOST_8080', 'http://localhost:8081', false],
    ['PUPFILE_TOKEN_LOCALHOST_80', 'http://localhost', true],
    ['PUPFILE_TOKEN_127_0_0_1', 'http://127.0.0.1', true],
    ['PUPFILE_TOKEN___1_8080', 'http://[::1]:8080', true],
    ['PUPFILE_TOKEN_MY__FORGE_EXAMPLE', 'https://my-forge.example', true],
    ['PUPFILE_TOKEN_MY_FORGE_EXAMPLE', 'https://my.forge.example', true],
    ['PUPFILE_TOKEN_MY_FORGE_EXAMPLE', 'https://my-forge.example', false],
    ['PUPFILE_TOKEN_FORGE_EXAMPLE', 'https://a.forge.example', false],
  ];
  for (const [variable, url, isSent] of hosts) {
    it(`sends ${variable} ${isSent ? 'to' : 'never to'} ${url}`, () => {
      const found = credentials({ variables: { [variable]: 'H' } }).find(new URL(url));
      assert.equal(found?.from, isSent ? variable : undefined);
    });
  }

  const forms: readonly [token: string, sent: string][] = [
    ['abc', 'Bearer abc'],
    [' abc\r\n', 'Bearer abc'],
    ['\ufeffabc', 'Bearer abc'],
    ['Bearer abc', 'Bearer abc'],
    ['bearer abc', 'bearer abc'],
    ['Basic YTpi', 'Basic YTpi'],
    ['Bearerabc', 'Bearer Bearerabc'],
  ];
  for (const [token, sent] of forms) {
    it(`sends ${JSON.stringify(token)} as \`${sent}\``, () => {
      const variables = { PUPFILE_TOKEN_FORGE_EXAMPLE: token };
      assert.equal(credentials({ variables }).find(new URL(forge))?.authorization, sent);
    });
  }

  for (const token of [
    'secret\r\nX-Evil: 1',
    'secret\nsecret',
    'secret\0',
    'secret\u0085',
    'secrét',
  ]) {
    it(`refuses ${JSON.stringify(token)}, which could begin another header, and does not show it`, () => {
      const variables = { PUPFILE_TOKEN_FORGE_EXAMPLE: token };
      const error = thrown(() => credentials({ variables }).find(new URL(forge)), 'USAGE');
      assert.match(error.message, /^PUPFILE_TOKEN_FORGE_EXAMPLE holds a character/);
      assert.doesNotMatch(`${error.message} ${error.hint}`, /secr/);
    });
  }

  it('takes the user of the Forge whose path the address is below', () => {
    const known = credentials({
      forges: [
        'https://one:1@forge.example/api/one/',
        'https://forge.example/api/none',
        'https://two:2@forge.example/api/two',
      ],
    });
    const paths = [
      ['/api/one/v3', 'one:1'],
      ['/api/two/v3', 'two:2'],
      ['/files/web.tar.gz', 'one:1'],
    ];
    for (const [path, user] of paths) {
      const found = known.find(new URL(`https://forge.example${path}`));
      assert.equal(found?.authorization, basic(user ?? ''));
    }
  });

  it('sends the default of a netrc to the project’s Forges only', () => {
    const known = credentials({
      forges: ['https://other.example'],
      readNetrc: () => ({ from: '~/.netrc', netrc }),
    });
    const users = ['other.example', 'forge.example', 'files.example'].map(
      (host) => known.find(new URL(`https://${host}/`))?.authorization,
    );
    assert.deepEqual(users, [basic('anonymous:D'), basic('alice:N'), undefined]);
  });

  it('reads files once, and only where nothing else is known', () => {
    let reads = 0;
    const count = () => {
      reads += 1;
      return undefined;
    };
    const known = credentials({
      variables: { PUPFILE_TOKEN_FORGE_EXAMPLE: 'H' },
      forges: [forge, 'https://other.example'],
      readForgeToken: count,
      readNetrc: count,
    });
    known.find(new URL(forge));
    assert.equal(reads, 0);
    for (const path of ['a', 'b']) known.find(new URL(`https://other.example/${path}`));
    assert.equal(reads, 2);
  });

  it('names the variables that would give a token', () => {
    const known = credentials({});
    assert.deepEqual(known.variablesFor(new URL(forge)), [
      'PUPFILE_FORGE_TOKEN',
      'PUPFILE_TOKEN_FORGE_EXAMPLE',
    ]);
    assert.deepEqual(known.variablesFor(new URL('https://my-files.example:8443/')), [
      'PUPFILE_TOKEN_MY__FILES_EXAMPLE',
    ]);
  });
});

describe('isLoopback', () => {
  const cases: readonly [url: string, isOwn: boolean][] = [
    ['http://localhost', true],
    ['http://forge.localhost:8080', true],
    ['http://127.0.0.1', true],
    ['http://127.9.9.9', true],
    ['http://[::1]:8080', true],
    ['http://localhost.example', false],
    ['http://127.0.0.1.example', false],
    ['http://10.0.0.1', false],
    ['http://[::2]', false],
  ];
  for (const [url, isOwn] of cases) {
    it(`says that ${url} is ${isOwn ? '' : 'not '}this machine`, () => {
      assert.equal(isLoopback(new URL(url)), isOwn);
    });
  }
});

function credentials(sources: Partial<CredentialSources>) {
  return createCredentials({ variables: {}, forges: [forge], ...sources });
}

function basic(login: string): string {
  return `Basic ${Buffer.from(login).toString('base64')}`;
}
