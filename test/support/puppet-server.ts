import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { commandEnvironment, runSuccessfully } from './run-command.ts';

/** Debian's Puppet server with a certificate authority of its own; it is known as `localhost`. */
export interface PuppetServer {
  readonly port: number;
  /** Makes a key and has the server sign a certificate for it. */
  issueCertificate(name: string): Promise<AgentCertificate>;
  stop(): Promise<void>;
}

/** The files that an agent proves itself with, in PEM. */
export interface AgentCertificate {
  /** Of the authority. */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** What a server serves. */
export interface PuppetServerOptions {
  /** Puppet's `codedir`: modules are in `environments/production/modules`. */
  readonly codeDirectory: string;
  /** The text of site.pp. */
  readonly manifest: string;
}

const installedConfiguration = '/etc/puppet/puppetserver';

/** Starts one that keeps all it has below a directory, besides its code; it takes a minute. */
export async function startPuppetServer(
  directory: string,
  options: PuppetServerOptions,
): Promise<PuppetServer> {
  const port = await freePort();
  writeConfiguration(directory, { ...options, port });
  const child = spawn('java', javaWords(directory), {
    env: commandEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
    // In case that the tests give up before it is ready, so that nobody could stop it.
    timeout: 600_000,
    killSignal: 'SIGKILL',
  });
  await isReady(child);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    port,
    issueCertificate: (name) => issueCertificate(directory, { name, port }),
    stop,
  };
}

/** As Debian starts it, but for what makes a short life shorter. */
function javaWords(directory: string): readonly string[] {
  return [
    ...['-Xms256m', '-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'],
    '-Djruby.logger.class=com.puppetlabs.jruby_utils.jruby.Slf4jLogger',
    '-Djruby.lib=/usr/share/jruby/lib',
    ...['-jar', '/usr/share/puppetserver/puppetserver.jar'],
    ...['--config', join(directory, 'conf.d')],
    ...['--bootstrap-config', join(installedConfiguration, 'services.d')],
  ];
}

function writeConfiguration(
  directory: string,
  { codeDirectory, manifest, port }: PuppetServerOptions & { readonly port: number },
): void {
  const path = (...names: readonly string[]) => join(directory, ...names);
  for (const name of ['conf', 'conf.d', 'var', 'run', 'log']) mkdirSync(path(name));
  const changed: Readonly<Record<string, unknown>> = {
    global: { 'logging-config': path('logback.xml') },
    webserver: { 'client-auth': 'want', 'ssl-host': '127.0.0.1', 'ssl-port': port },
    puppetserver: {
      'ruby-load-path': ['/usr/lib/puppetserver/ruby/vendor_ruby'],
      'gem-home': path('var', 'gems'),
      'gem-path': ['/usr/lib/puppetserver/vendored-jruby-gems'],
      'server-conf-dir': path('conf'),
      'server-code-dir': codeDirectory,
      'server-var-dir': path('var'),
      'server-run-dir': path('run'),
      'server-log-dir': path('log'),
      'max-active-instances': 1,
    },
  };
  for (const file of readdirSync(join(installedConfiguration, 'conf.d'))) {
    const name = file.replace(/\.conf$/, '');
    const section = name === 'puppetserver' ? 'jruby-puppet' : name;
    // JSON is HOCON, too.
    const text =
      name in changed
        ? JSON.stringify({ [section]: changed[name] })
        : readFileSync(join(installedConfiguration, 'conf.d', file), 'utf8');
    writeFileSync(path('conf.d', file), text);
  }
  writeFileSync(path('logback.xml'), logging);
  writeFileSync(path('site.pp'), manifest);
  const settings = ['certname = localhost', 'autosign = true'];
  // Else every run would have the authority, and the certificates, of the first one.
  settings.push(`cadir = ${path('ca')}`, `ssldir = ${path('ssl')}`);
  // Else it would serve the modules of Debian's packages, too.
  settings.push(`basemodulepath = ${join(codeDirectory, 'modules')}`);
  const lines = ['[server]', ...settings, `default_manifest = ${path('site.pp')}`];
  writeFileSync(path('conf', 'puppet.conf'), `${lines.join('\n')}\n`);
}

const logging = `<configuration>
  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%p %m%n</pattern></encoder>
  </appender>
  <root level="info"><appender-ref ref="out"/></root>
</configuration>
`;

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

async function issueCertificate(
  directory: string,
  { name, port }: { readonly name: string; readonly port: number },
): Promise<AgentCertificate> {
  const ssl = join(directory, 'agents', name);
  mkdirSync(ssl, { recursive: true });
  const words = ['--server', 'localhost', '--serverport', String(port), '--certname', name];
  // An agent that fails would try again for ever.
  words.push('--waitforcert', '0');
  const places = ['--confdir', join(ssl, 'conf'), '--vardir', join(ssl, 'var'), '--ssldir', ssl];
  await runSuccessfully('puppet', ['ssl', 'bootstrap', ...words, ...places], { cwd: directory });
  return {
    authority: join(ssl, 'certs', 'ca.pem'),
    certificate: join(ssl, 'certs', `${name}.pem`),
    key: join(ssl, 'private_keys', `${name}.pem`),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
