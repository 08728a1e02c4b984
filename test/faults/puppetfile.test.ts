import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultCase } from '../support/fault-run.ts';
import { describeFaults } from '../support/judge-fault.ts';
import type { TestModule } from '../support/module-tarball.ts';

/**
 * Somebody adds lines to a Puppetfile, or replaces it. `$OUTSIDE` is the directory that nobody may touch:
 * a command that ran would be seen by what it left there.
 */
function written(
  title: string,
  lines: string | Buffer | ((text: string) => string | Buffer),
  expected: Pick<FaultCase, 'exit' | 'says' | 'hides' | 'variables'>,
): FaultCase {
  return {
    title,
    ...expected,
    break: ({ root, project }) => {
      const path = join(project, 'Puppetfile');
      const text = readFileSync(path, 'utf8');
      const given = typeof lines === 'function' ? lines(text) : lines;
      const added =
        typeof lines === 'string' ? lines.replace('$OUTSIDE', join(root, 'outside')) : '';
      writeFileSync(path, typeof lines === 'string' ? `${text}${added}\n` : given);
      return () => writeFileSync(path, text);
    },
  };
}

/** The Forge has further modules, and the Puppetfile asks for the first one. */
function published(
  title: string,
  modules: readonly TestModule[],
  expected: Pick<FaultCase, 'exit' | 'says' | 'hides' | 'mostLines'> & { readonly line?: string },
): FaultCase {
  const { line, ...judged } = expected;
  return {
    title,
    ...judged,
    break: ({ project, addRelease }) => {
      const paths = modules.map(addRelease);
      const path = join(project, 'Puppetfile');
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, `${text}${line ?? `mod '${modules[0]?.name}'`}\n`);
      return () => {
        writeFileSync(path, text);
        for (const one of paths) rmSync(one);
      };
    },
  };
}

const place = /Puppetfile:\d+/;
// What a Puppetfile asks for and does not use is a warning: nothing hangs on it.
const unknown = /Puppetfile:\d+:\d+: .* which pupfile does not find out/;

describeFaults('a Puppetfile that nobody should trust', [
  written('runs a command in backticks', '`touch ../outside/owned`', { exit: 0, says: unknown }),
  written('runs a command by system', "system('touch ../outside/owned')", {
    exit: 0,
    says: unknown,
  }),
  written('runs a command by %x', '%x(touch ../outside/owned)', { exit: 0, says: unknown }),
  written('opens a pipe', "IO.popen('touch ../outside/owned')", { exit: 0, says: unknown }),
  written('writes a file', "File.write('../outside/precious', 'x')", { exit: 0, says: unknown }),
  written('deletes a file', "File.delete('../outside/precious')", { exit: 0, says: unknown }),
  written('reads a file outside of the project', "puts File.read('../outside/precious')", {
    exit: 0,
    says: unknown,
    hides: /^precious$/m,
  }),
  written('reads a token', "mod 'acme-x', ENV['PUPFILE_FORGE_TOKEN']", {
    exit: 4,
    hides: /hush-hush/,
    variables: { PUPFILE_FORGE_TOKEN: 'hush-hush' },
  }),
  written('loads a library', "require 'net/http'; Net::HTTP.get(URI('http://evil.invalid'))", {
    exit: 0,
    says: unknown,
  }),
  written('evaluates a text', "eval('system(%q(touch ../outside/owned))')", {
    exit: 0,
    says: /which pupfile does not find out/,
  }),
  written('calls by name', "send(:system, 'touch ../outside/owned')", { exit: 0, says: unknown }),
  written('never ends', 'loop { }', { exit: 3, says: place }),
  written('never ends, with a counter', 'i = 0; while true do i += 1 end', {
    exit: 3,
    says: place,
  }),
  written('calls itself for ever', 'def f; f; end; f', { exit: 3, says: place }),
  written('fills the memory', "a = 'x'; 60.times { a = a + a }", { exit: 3, says: place }),
  written('fills the memory with a list', 'a = [1] * 10**12', { exit: 3, says: place }),
  written('has a pattern that takes ages', "('a' * 40 + '!') =~ /^(a+)+$/", {
    exit: 3,
    says: place,
  }),
  written('opens 10,000 brackets', '('.repeat(10_000), { exit: 3, says: place }),
  written('has no closing quote', "mod 'acme-x", { exit: 3, says: place }),
  written('misses a comma', "mod 'acme-x' '1.0.0'", { exit: 3, says: place }),
  written('is binary', Buffer.from([0, 1, 2, 0xff, 0xfe]), { exit: 3, says: /Puppetfile/ }),
  written('is UTF-16', () => Buffer.from("\ufeffmod 'acme-web'", 'utf16le'), {
    exit: 3,
    says: /UTF-8/,
  }),
  written('has three megabytes', (text) => text + '# x\n'.repeat(800_000), {
    exit: 3,
    says: /larger than/,
  }),
  written('raises', "raise 'not today'", { exit: 3, says: /not today/ }),
  written('exits', 'exit 0', { exit: 3, says: place }),
  written('clears the terminal', 'raise "\\e[2J\\e]0;owned\\a"', { exit: 3 }),
  written('installs outside by a name', "mod 'acme-../../outside'", { exit: 3, says: place }),
  written(
    'installs outside by moduledir',
    (text) => text.replace('\n', "\nmoduledir '../outside'\n"),
    { exit: 3, says: /outside/ },
  ),
  written('installs outside by install_path', "mod 'acme-x', install_path: '../outside'", {
    exit: 3,
    says: /outside/,
  }),
  written('hands git an option', "mod 'acme-x', git: '--upload-pack=touch $OUTSIDE/owned'", {
    exit: 3,
  }),
  written('hands git a program', "mod 'acme-x', git: 'ext::sh -c touch% $OUTSIDE/owned'", {
    exit: 3,
  }),
  written(
    'hands git an option for a ref',
    "mod 'acme-x', git: 'file:///nowhere', ref: '--output=$OUTSIDE/owned'",
    { exit: 4 },
  ),
]);

describeFaults('what a Forge publishes', [
  published(
    'a module that needs what does not exist',
    [{ name: 'acme-lost', version: '1.0.0', dependencies: { 'acme/nowhere': '>= 1.0.0' } }],
    {
      exit: 4,
      says: /acme-nowhere.*acme-lost/s,
    },
  ),
  published(
    'two modules that cannot stand together',
    [{ name: 'acme-old', version: '1.0.0', dependencies: { 'acme/base': '< 1.1.0' } }],
    { exit: 4, says: /acme-old/, mostLines: 20 },
  ),
  published('two authors of one name', [{ name: 'evil-web', version: '1.0.0' }], {
    exit: 4,
    says: /acme-web.*evil-web|evil-web.*acme-web/s,
  }),
  published(
    'a version that nobody can read',
    [{ name: 'acme-odd', version: 'latest-and-greatest' }],
    { exit: 4, says: /acme-odd/ },
  ),
  published('a version that is not there', [{ name: 'acme-one', version: '1.0.0' }], {
    exit: 4,
    line: "mod 'acme-one', '2.0.0'",
    says: /acme-one.*1\.0\.0/s,
  }),
  published('a range that nobody can read', [{ name: 'acme-one', version: '1.0.0' }], {
    exit: 3,
    line: "mod 'acme-one', 'newest please'",
    says: place,
  }),
  published('a name in capitals and blanks', [{ name: 'acme-one', version: '1.0.0' }], {
    exit: 3,
    line: "mod 'acme one'",
    says: place,
  }),
  {
    title: 'a module in the way that somebody else made',
    exit: 7,
    says: /web/,
    from: 'nothing',
    break: ({ project }) => {
      mkdirSync(join(project, 'modules', 'web'), { recursive: true });
      writeFileSync(join(project, 'modules', 'web', 'mine.txt'), 'mine');
      return () => rmSync(join(project, 'modules'), { recursive: true });
    },
  },
]);
