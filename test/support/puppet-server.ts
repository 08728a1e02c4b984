import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  installedSettings,
  type PuppetServerSettings,
  writePuppetServerSettings,
} from './puppet-server-settings.ts';
import { commandEnvironment, killGroup, runSuccessfully } from './run-command.ts';

/** Debian's Puppet server with a certificate authority of its own; it is known as `localhost`. */
export interface PuppetServer {
  readonly port: number;
  /** `puppetserver ca generate`. */
  issueCertificate(name: string): Promise<AgentCertificate>;
  /** `puppetserver ca revoke`; returns once the server refuses the certificate. */
  revokeCertificate(certificate: AgentCertificate): Promise<void>;
  /** What catalogs are compiled from, from now on. */
  setManifest(text: string): void;
  stop(): Promise<void>;
}

/** What an agent proves itself with. */
export interface AgentCertificate {
  readonly name: string;
  /** The file with the certificate of the authority, in PEM. */
  readonly authority: string;
  /** The file with the certificate, in PEM. */
  readonly certificate: string;
  /** The file with the key, in PEM. */
  readonly key: string;
}

/** Starts one that keeps all it has below a directory, besides its code; it takes half a minute. */
export async function startPuppetServer(
  directory: string,
  options: Omit<PuppetServerSettings, 'port'>,
): Promise<PuppetServer> {
  const port = await freePort();
  writePuppetServerSettings(directory, { ...options, port });
  // Even where the tests are killed and nobody can stop it, it ends at last.
  const child = spawn('timeout', ['--signal=KILL', '900', 'java', ...javaWords(directory)], {
    env: commandEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    killGroup(child);
    await gone;
  };
  try {
    await isReady(child);
  } catch (error) {
    await stop();
    throw error;
  }
  const settings = join(directory, 'conf', 'puppet.conf');
  const runAuthority = (action: 'generate' | 'revoke', name: string) =>
    runSuccessfully('puppetserver', ['ca', action, '--certname', name, '--config', settings], {
      cwd: directory,
    });
  return {
    port,
    issueCertificate: async (name) => {
      await runAuthority('generate', name);
      return certificateOf(join(directory, 'ssl'), name);
    },
    revokeCertificate: async (certificate) => {
      assert.ok(await accepts(port, certificate));
      await runAuthority('revoke', certificate.name);
      // It reads the new list of revoked certificates by itself, but not at once.
      while (await accepts(port, certificate)) await wait(50);
    },
    setManifest: (text) => writeFileSync(join(directory, 'site.pp'), text),
    stop,
  };
}

/** As Debian starts it, but for what makes a short life shorter. */
function javaWords(directory: string): readonly string[] {
  return [
    ...['-Xms512m', '-Xmx1g', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'],
    // It compiles its own Clojure at each start, and need not check it.
    '-Dclojure.spec.skip-macros=true',
    '-Djruby.logger.class=com.puppetlabs.jruby_utils.jruby.Slf4jLogger',
    '-Djruby.lib=/usr/share/jruby/lib',
    ...['-jar', '/usr/share/puppetserver/puppetserver.jar'],
    ...['--config', join(directory, 'conf.d')],
    ...['--bootstrap-config', join(installedSettings, 'services.d')],
  ];
}

/** What it says later is read as well, so that it never has to wait for us. */
async function isReady(child: ChildProcess): Promise<void> {
  let log = '';
  const gone = once(child, 'exit').then(([status]) => {
    throw new Error(`the Puppet server ended with ${status} before it was ready: ${log}`);
  });
  gone.catch(() => {});
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  while (!log.includes('ready to handle requests'))
    await Promise.race([once(child.stdout ?? child, 'data'), gone]);
}

function certificateOf(ssl: string, name: string): AgentCertificate {
  return {
    name,
    authority: join(ssl, 'certs', 'ca.pem'),
    certificate: join(ssl, 'certs', `${name}.pem`),
    key: join(ssl, 'private_keys', `${name}.pem`),
  };
}

/** Whether the server talks with whoever has this certificate. */
async function accepts(port: number, files: AgentCertificate): Promise<boolean> {
  const asked = request({
    host: 'localhost',
    family: 4,
    port,
    path: '/status/v1/simple',
    agent: false,
    ca: readFileSync(files.authority),
    cert: readFileSync(files.certificate),
    key: readFileSync(files.key),
  });
  asked.end();
  try {
    const [response] = await once(asked, 'response');
    response.resume();
    await once(response, 'end');
    return true;
  } catch (error) {
    // Java does not tell the client that it was revoked.
    if (/certificate (revoked|unknown)/.test(String(error))) return false;
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
