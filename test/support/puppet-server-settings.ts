import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a Puppet server of the tests serves, and where. */
export interface PuppetServerSettings {
  /** Puppet's `codedir`: modules are in `environments/production/modules`. */
  readonly codeDirectory: string;
  /** The text of site.pp. */
  readonly manifest: string;
  readonly port: number;
}

/** Where Debian keeps the settings of its Puppet server. */
export const installedSettings = '/etc/puppet/puppetserver';

/** Writes Debian's settings to a directory, changed so that the server keeps all it has in there. */
export function writePuppetServerSettings(directory: string, settings: PuppetServerSettings): void {
  const path = (...names: readonly string[]) => join(directory, ...names);
  for (const name of ['conf', 'conf.d', 'var', 'run', 'log']) mkdirSync(path(name));
  const changed = changedSections(path, settings);
  for (const file of readdirSync(join(installedSettings, 'conf.d'))) {
    const section = changed[file];
    // JSON is HOCON, too.
    const text =
      section === undefined
        ? readFileSync(join(installedSettings, 'conf.d', file), 'utf8')
        : JSON.stringify(section);
    writeFileSync(path('conf.d', file), text);
  }
  writeFileSync(path('logback.xml'), logging);
  writeFileSync(path('site.pp'), settings.manifest);
  writeFileSync(path('conf', 'puppet.conf'), puppetSettings(path, settings));
}

type PathOf = (...names: readonly string[]) => string;

/** The files of conf.d that are not Debian's. */
function changedSections(
  path: PathOf,
  { codeDirectory, port }: PuppetServerSettings,
): Readonly<Record<string, unknown>> {
  return {
    'global.conf': { global: { 'logging-config': path('logback.xml') } },
    'webserver.conf': {
      webserver: { 'client-auth': 'want', 'ssl-host': '127.0.0.1', 'ssl-port': port },
    },
    'puppetserver.conf': {
      'jruby-puppet': {
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
    },
  };
}

/** The text of puppet.conf, which `puppetserver ca` reads as well. */
function puppetSettings(path: PathOf, { codeDirectory, port }: PuppetServerSettings): string {
  const settings = {
    server: 'localhost',
    serverport: port,
    certname: 'localhost',
    // Else every run would have the authority, and the certificates, of the first one.
    cadir: path('ca'),
    ssldir: path('ssl'),
    // A key of the usual 4096 bits takes Java up to half a minute, and the server makes two.
    keylength: 2048,
    // Else it would serve the modules of Debian's packages, too.
    basemodulepath: join(codeDirectory, 'modules'),
    default_manifest: path('site.pp'),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return ['[main]', ...lines, ''].join('\n');
}

const logging = `<configuration>
  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%p %m%n</pattern></encoder>
  </appender>
  <root level="info"><appender-ref ref="out"/></root>
</configuration>
`;
