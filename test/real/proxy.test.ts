import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { startTestForge, type TestForge } from '../support/forge.ts';
import { runCommand } from '../support/run-command.ts';
import { passOn, type SecureServer, startSecureServer } from '../support/secure-server.ts';
import { pupfileProgram } from '../support/serve-process.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';
import { tlsFile } from '../support/tls-fixtures.ts';

describe('installing through tinyproxy', () => {
  const directory = useTemporaryDirectory();
  let forge: TestForge;
  let secure: SecureServer & { close(): Promise<void> };
  let proxy: Tinyproxy;

  before(async () => {
    forge = await startTestForge([{ name: 'acme-web', version: '1.0.0' }], { token: 'open' });
    secure = await startSecureServer(passOn(forge.url));
  });

  after(async () => {
    await secure?.close();
    await forge?.close();
  });

  afterEach(() => proxy?.stop());

  const install = async (forgeUrl: string, login: string) => {
    writeFileSync(join(directory(), 'Puppetfile'), `forge '${forgeUrl}'\nmod 'acme-web'\n`);
    return runCommand(process.execPath, [pupfileProgram, 'install', '--no-cache'], {
      cwd: directory(),
      env: {
        ALL_PROXY: `http://${login}@127.0.0.1:${proxy.port}`,
        SSL_CERT_FILE: tlsFile('ca.pem'),
        PUPFILE_FORGE_TOKEN: 'open',
      },
    });
  };

  for (const scheme of ['http', 'https']) {
    it(`works for ${scheme}, with a user and password`, async () => {
      proxy = await startTinyproxy(directory());
      const url = scheme === 'http' ? forge.url : secure.url;
      const { exitCode, stderr } = await install(url, 'porter:pass');
      assert.equal(exitCode, 0, stderr);
      const word = scheme === 'http' ? 'GET http://' : 'CONNECT ';
      assert.ok(proxy.log().includes(`${word}${new URL(url).host}`), proxy.log());
    });

    it(`tells that tinyproxy does not accept the password for ${scheme}`, async () => {
      proxy = await startTinyproxy(directory());
      const { exitCode, stderr } = await install(scheme === 'http' ? forge.url : secure.url, 'a:b');
      assert.equal(exitCode, 5);
      // It says 401, as a server would: behind a tunnel only the proxy can have said so.
      const words =
        scheme === 'http'
          ? /through the proxy http:.* \(ALL_PROXY\)(?:.|\n)*hint: .* or the proxy does not accept it/
          : /error: acme-web: the proxy http:.* \(ALL_PROXY\) gives no way(?:.|\n)*not accept the user and password/;
      assert.match(stderr, words);
    });
  }

  it('tells that tinyproxy does not tunnel to the port', async () => {
    proxy = await startTinyproxy(directory(), ['ConnectPort 443']);
    const { exitCode, stderr } = await install(secure.url, 'porter:pass');
    assert.equal(exitCode, 5);
    assert.ok(
      stderr.includes(`it does not connect to ${new URL(secure.url).host} (status 403)`),
      stderr,
    );
  });
});

interface Tinyproxy {
  readonly port: number;
  log(): string;
  stop(): Promise<void>;
}

async function startTinyproxy(
  directory: string,
  settings: readonly string[] = [],
): Promise<Tinyproxy> {
  const port = await freePort();
  const lines = [`Port ${port}`, 'Listen 127.0.0.1', 'BasicAuth porter pass', 'LogLevel Info'];
  const file = join(directory, 'tinyproxy.conf');
  writeFileSync(file, [...lines, ...settings, ''].join('\n'));
  const child = spawn('tinyproxy', ['-d', '-c', file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  await announced(child, () => log.includes('Accepting connections'));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill();
    await gone;
  };
  return { port, log: () => log, stop };
}

async function announced(child: ChildProcess, isReady: () => boolean): Promise<void> {
  const gone = once(child, 'exit').then(([status]) => {
    throw new Error(`tinyproxy ended with ${status} before it was ready`);
  });
  gone.catch(() => {});
  while (!isReady()) {
    const said = [child.stdout, child.stderr].map((stream) => once(stream ?? child, 'data'));
    await Promise.race([...said, gone]);
  }
}

/** tinyproxy does not take just any port that is free. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
