// A project with the package alone: no types of Node.js, nothing of pupfile's own dependencies.
import {
  checkLock,
  type InstallOptions,
  install,
  lock,
  outdated,
  type ProgressEvent,
  PupfileError,
  parseLockfile,
  parsePuppetfile,
  readPuppetfile,
  resolve,
} from 'pupfile';

declare const process: {
  readonly argv: readonly string[];
  readonly stdout: { write(text: string): void };
};

const [, , directory = '.', rubyText = '', forge = ''] = process.argv;
const kinds: ProgressEvent['kind'][] = [];
const options: InstallOptions = { directory, onProgress: ({ kind }) => kinds.push(kind) };

const { declarations } = await readPuppetfile({ directory });
const ruby = await parsePuppetfile(rubyText);
const before = await checkLock({ directory });
const resolution = await resolve({ directory, puppet: '8.10.0' });
const locked = await lock({ directory });
const installed = await install(options);
const behind = await outdated({ directory });
const after = await checkLock({ directory });
const impossible = "mod 'acme-web', '>= 9'";
const code: string = await resolve({ directory, forge, puppetfileText: impossible }).then(
  () => 'none',
  (error: unknown) => (error instanceof PupfileError ? error.code : String(error)),
);

process.stdout.write(
  JSON.stringify({
    declared: declarations.map(({ name, source, line }) => [name, source.kind, line]),
    ruby: ruby.declarations.map(({ name }) => name),
    rules: before.differences.map(({ rule }) => rule),
    resolved: resolution.modules.map(({ name, version, dependencies }) => [
      `${name} ${version}`,
      ...dependencies.map((one) => `${one.name} ${one.requirement}`),
    ]),
    parsed: parseLockfile(resolution.lockfileText).modules.length,
    added: locked.changes.map(({ kind, name, to }) => `${kind} ${name} ${to}`),
    written: installed.written,
    isFetched: kinds.includes('fetched'),
    behind: behind.modules.map((one) => `${one.name} ${one.locked} of ${one.latest}`),
    isCurrent: after.isCurrent,
    code,
  }),
);
