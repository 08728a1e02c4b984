import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLines } from '../support/command-lines.ts';
import { type FaultyAnswer, reply } from '../support/faulty-server.ts';
import { startTestForge, type TestForge } from '../support/forge.ts';
import { startProxy } from '../support/proxy-server.ts';
import { runCommand } from '../support/run-command.ts';
import { passOn, type SecureServer, startSecureServer } from '../support/secure-server.ts';
import { pupfileProgram } from '../support/serve-process.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';
import { tlsFile } from '../support/tls-fixtures.ts';

// Everything that could be told of a secret, in each of its forms.
const proxyPassword = 'proxy-Secret/4711';
const secret = 'forge-Secret/0815';
const basic = (login: string) => Buffer.from(login).toString('base64');
const forms = [secret, proxyPassword].flatMap((one) => [
  one,
  encodeURIComponent(one),
  // Of `user:…` the first letters share their digits with the user.
  basic(one).slice(4, -4),
  basic(`me:${one}`).slice(4, -4),
]);

interface Way {
  readonly variables?: Readonly<Record<string, string>>;
  /** Files of the project in which the secret stands on purpose. */
  readonly files?: Readonly<Record<string, string>>;
  readonly login?: string;
  readonly sent: string;
  /** It belongs to the host with all of its ports, and so to where the redirect leads. */
  readonly isForHost?: boolean;
}

const bearer = `Bearer ${secret}`;
const ways: Readonly<Record<string, Way>> = {
  PUPFILE_FORGE_TOKEN: { variables: { PUPFILE_FORGE_TOKEN: secret }, sent: bearer },
  'a token for the host': {
    variables: { PUPFILE_TOKEN_127_0_0_1: bearer },
    sent: bearer,
    isForHost: true,
  },
  'a file with the token': {
    variables: { PUPFILE_FORGE_TOKEN_FILE: 'token' },
    files: { token: `${secret}\n` },
    sent: bearer,
  },
  'a netrc': {
    files: { '.netrc': `machine 127.0.0.1 login me password ${secret}` },
    sent: `Basic ${basic(`me:${secret}`)}`,
    isForHost: true,
  },
  'the address in the Puppetfile': {
    login: `me:${encodeURIComponent(secret)}@`,
    sent: `Basic ${basic(`me:${secret}`)}`,
  },
};

interface Outcome {
  readonly answer: FaultyAnswer;
  readonly exitCode: number;
  readonly said: RegExp;
  readonly proxyLogin?: string;
  readonly isTrusted?: boolean;
}

describe('a secret', () => {
  const directory = useTemporaryDirectory();
  let forge: TestForge;
  let other: SecureServer & { close(): Promise<void> };

  before(async () => {
    execFileSync(process.execPath, [join(import.meta.dirname, '..', '..', 'scripts', 'build.js')]);
    forge = await startTestForge([{ name: 'acme-web', version: '1.0.0' }]);
    other = await startSecureServer(reply(403));
  });

  after(async () => {
    await other?.close();
    await forge?.close();
  });

  const outcomes: Readonly<Record<string, () => Outcome>> = {
    'a success': () => ({ answer: passOn(forge.url), exitCode: 0, said: /"written": 1/ }),
    'a refusal with 401': () => ({ answer: reply(401), exitCode: 5, said: / was sent/ }),
    'a refusal with 403': () => ({ answer: reply(403), exitCode: 5, said: / was sent/ }),
    'a redirect to somebody else': () => ({
      answer: reply(302, { location: `${other.url}/v3` }),
      exitCode: 5,
      said: /redirected to/,
    }),
    'a proxy that refuses': () => ({
      answer: passOn(forge.url),
      exitCode: 5,
      said: /does not accept the user and password/,
      proxyLogin: 'somebody:else',
    }),
    'a certificate that is not trusted': () => ({
      answer: passOn(forge.url),
      exitCode: 5,
      said: /does not trust/,
      isTrusted: false,
    }),
  };

  for (const [wayName, way] of Object.entries(ways)) {
    for (const [outcomeName, outcomeOf] of Object.entries(outcomes)) {
      it(`from ${wayName} stays one in ${outcomeName}`, async () => {
        await tryWay(way, outcomeOf());
      });
    }
  }

  async function tryWay(way: Way, outcome: Outcome): Promise<void> {
    const { answer, exitCode, said, isTrusted = true } = outcome;
    const before = other.requests.length;
    let commandLines = '';
    const front = await startSecureServer((request, response) => {
      commandLines += readCommandLines();
      answer(request, response);
    });
    const proxy = await startProxy({ login: outcome.proxyLogin ?? `porter:${proxyPassword}` });
    const planted = {
      Puppetfile: `forge '${front.url.replace('//', `//${way.login ?? ''}`)}'\nmod 'acme-web'\n`,
      ...way.files,
    };
    writeTree(directory(), planted);
    const env = {
      HOME: directory(),
      XDG_CACHE_HOME: join(directory(), 'cache'),
      HTTPS_PROXY: proxy.url.replace('//', `//porter:${encodeURIComponent(proxyPassword)}@`),
      PUPFILE_DEBUG: '1',
      ...(isTrusted ? { SSL_CERT_FILE: tlsFile('ca.pem') } : {}),
      ...way.variables,
    };
    try {
      let output = '';
      const run = async (...words: readonly string[]) => {
        const args = [pupfileProgram, ...words];
        const result = await runCommand(process.execPath, args, { cwd: directory(), env });
        output += result.stdout + result.stderr;
        return result.exitCode;
      };
      assert.equal(await run('install', '--json', '--verbose'), exitCode, output);
      if (exitCode === 0) {
        await run('outdated', '--verbose');
        await run('parse', '--json');
        assert.equal(await run('sbom'), 0);
      }
      assert.match(output, said);
      assertSent(way, outcome, { front, proxy });
      const elsewhere = other.requests.slice(before).map(({ headers }) => headers.authorization);
      assert.ok(way.isForHost === true || elsewhere.every((one) => one === undefined));
      assert.deepEqual(findForms(output), []);
      assert.deepEqual(findForms(commandLines), []);
      assert.deepEqual(findForms(filesBut(Object.keys(planted))), []);
    } finally {
      await proxy.close();
      await front.close();
    }
  }

  /** Everything that pupfile wrote, with the names of the files. */
  function filesBut(planted: readonly string[]): string {
    const own = Object.entries(readTree(directory())).filter(([path]) => !planted.includes(path));
    return own
      .map(([path, kind]) =>
        kind === 'directory' ? path : `${path} ${readFileSync(join(directory(), path), 'latin1')}`,
      )
      .join('\n');
  }
});

/** Nobody keeps a secret by not knowing it: it has to have been used. */
function assertSent(
  { sent }: Way,
  { isTrusted = true, proxyLogin }: Outcome,
  {
    front,
    proxy,
  }: { readonly front: SecureServer; readonly proxy: { authorizations: readonly unknown[] } },
): void {
  assert.equal(proxy.authorizations[0], `Basic ${basic(`porter:${proxyPassword}`)}`);
  const isAsked = isTrusted && proxyLogin === undefined;
  assert.equal(front.requests[0]?.headers.authorization, isAsked ? sent : undefined);
}

function findForms(text: string): readonly string[] {
  return forms.filter((form) => text.includes(form));
}
