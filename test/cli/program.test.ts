import assert from 'node:assert/strict';
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands.ts';
import { parseCommandLine } from '../../src/cli/program.ts';
import { thrown } from '../support/rejection.ts';

const version = '1.2.3';
type Variables = Readonly<Record<string, string>>;

describe('parseCommandLine', () => {
  it('finds the command, its arguments and all options', () => {
    const { command, values, options } = run([
      'show',
      'acme-web',
      'acme/base',
      '--detailed',
      '--json',
    ]);
    assert.equal(command.name, 'show');
    assert.deepEqual(values, ['acme-web', 'acme/base']);
    assert.deepEqual([options['detailed'], options['json']], [true, true]);
  });

  it('takes global options before the command, too', () => {
    const { command, options } = run(['-C', 'install', '--json', 'check']);
    assert.equal(command.name, 'check');
    assert.deepEqual([options['directory'], options['json']], ['install', true]);
  });

  it('needs no argument where none is demanded', () => {
    assert.deepEqual(run(['show']).values, []);
  });

  const given: readonly [words: string, name: string, value: unknown][] = [
    ['install', 'content', 'runtime'],
    ['install --content full', 'content', 'full'],
    ['install', 'concurrency', '100'],
    ['install --concurrency=8', 'concurrency', '8'],
    ['install', 'cache', true],
    ['install --no-cache', 'cache', false],
    ['install', 'color', undefined],
    ['install --color', 'color', true],
    ['install --no-color', 'color', false],
    ['install --path x', 'modulesDir', 'x'],
    ['install -q', 'quiet', true],
    ['install -v', 'verbose', true],
    ['serve vendor', 'port', '8080'],
    ['serve vendor --port 0', 'port', '0'],
  ];
  for (const [words, name, value] of given) {
    it(`reads ${name} = ${value} from \`${words}\``, () => {
      assert.equal(run(words.split(' ')).options[name], value);
    });
  }

  const variables: readonly [variables: Variables, words: string, name: string, value: unknown][] =
    [
      [{ PUPFILE_MODULES_DIR: 'a' }, 'install', 'modulesDir', 'a'],
      [{ PUPFILE_MODULES_DIR: 'a' }, 'install --modules-dir b', 'modulesDir', 'b'],
      [{ PUPFILE_MODULES_DIR: 'a' }, 'install --path b', 'modulesDir', 'b'],
      [{ PUPFILE_PATH: 'a' }, 'install', 'modulesDir', 'a'],
      [{ PUPFILE_CONCURRENCY: '8' }, 'install', 'concurrency', '8'],
      [{ PUPFILE_CONCURRENCY: '8' }, 'install --concurrency 64', 'concurrency', '64'],
      [{ PUPFILE_CONCURRENCY: '8' }, '--concurrency 64 install', 'concurrency', '64'],
      [{ PUPFILE_CONTENT: 'full' }, 'install', 'content', 'full'],
      [{ PUPFILE_CONTENT: 'full' }, 'install --content runtime', 'content', 'runtime'],
      [{ PUPFILE_CONTENT: 'full' }, 'check', 'content', undefined],
      [{ PUPFILE_OFFLINE: '1' }, 'install', 'offline', true],
      [{ PUPFILE_OFFLINE: '0' }, 'install', 'offline', false],
      [{ PUPFILE_OFFLINE: 'false' }, 'install', 'offline', false],
      [{ PUPFILE_OFFLINE: '' }, 'install', 'offline', undefined],
      [{ PUPFILE_OFFLINE: '0' }, 'install --offline', 'offline', true],
      [{ PUPFILE_NO_CACHE: '1' }, 'install', 'cache', false],
      [{ PUPFILE_NO_CACHE: '0' }, 'install', 'cache', true],
      [{ PUPFILE_NO_COLOR: '1' }, 'install --color', 'color', true],
      [{ PUPFILE_CLEAN: '1' }, 'install', 'clean', true],
      [{ PUPFILE_PORT: '0' }, 'serve vendor', 'port', '0'],
      [{ PUPFILE_DETAILED: '1' }, 'show', 'detailed', true],
    ];
  for (const [from, words, name, value] of variables) {
    it(`reads ${name} = ${value} from \`${words}\` with ${JSON.stringify(from)}`, () => {
      assert.equal(run(words.split(' '), from).options[name], value);
    });
  }

  const refused: readonly [words: string, message: string, hint: string][] = [
    ['instal', 'Unknown command `instal`', 'did you mean `install`?'],
    ['-C dir instal', 'Unknown command `instal`', 'did you mean `install`?'],
    ['instal --help', 'Unknown command `instal`', 'did you mean `install`?'],
    ['help instal', 'Unknown command `instal`', 'did you mean `install`?'],
    ['ls', 'Unknown command `ls`', 'did you mean `show`?'],
    ['frobnicate', 'Unknown command `frobnicate`', '`pupfile --help` shows what there is'],
    ['install --forg x', 'Unknown option `--forg`', 'did you mean `--forge`?'],
    [
      '-C dir install --zzz',
      'Unknown option `--zzz`',
      '`pupfile install --help` shows what there is',
    ],
    ['--zzz', 'Unknown option `--zzz`', '`pupfile --help` shows what there is'],
    [
      'install --forge',
      'Option `--forge <URL>` argument missing',
      '`pupfile install --help` shows what there is',
    ],
    [
      'install now',
      'Too many arguments for `install`. Expected 0 arguments but got 1',
      '`pupfile install --help` shows what there is',
    ],
    ['explain', 'Missing required argument `CODE`', '`pupfile explain --help` shows what there is'],
  ];
  for (const [words, message, hint] of refused) {
    it(`refuses \`${words}\``, () => {
      const error = thrown(() => parse(words.split(' ')), 'USAGE');
      assert.deepEqual([error.message, error.hint], [message, hint]);
    });
  }

  it('gathers an option that is given several times', () => {
    const { options } = run(['check', '--format', 'github', '--format=sarif=a=b']);
    assert.deepEqual(options['format'], ['github', 'sarif=a=b']);
  });

  it('lets such an option win over its variable', () => {
    const variables = { PUPFILE_FORMAT: 'gitlab,junit=a' };
    assert.deepEqual(run(['check'], variables).options['format'], ['gitlab', 'junit=a']);
    const { options } = run(['check', '--format', 'github'], variables);
    assert.deepEqual(options['format'], ['github']);
  });

  it('prints the version', () => {
    assert.equal(printed(['--version']), '1.2.3\n');
  });

  for (const words of [[], ['--help'], ['-h'], ['help']]) {
    it(`prints help that lists every command for \`${['pupfile', ...words].join(' ')}\``, () => {
      const text = printed(words);
      assert.match(text, /^Usage: pupfile COMMAND \[OPTIONS\]\n/);
      for (const { name, summary } of commands) {
        assert.match(text, new RegExp(`^  ${name}\\b.*`, 'm'));
        assert.ok(text.replace(/\s+/g, ' ').includes(summary), summary);
      }
    });
  }

  for (const { name, examples } of commands) {
    it(`prints help with examples for \`${name}\``, () => {
      const text = printed([name, '--help']);
      for (const [line, meaning] of examples) {
        assert.match(line, new RegExp(`\\bpupfile ${name}\\b`));
        assert.ok(text.includes(line), line);
        assert.ok(text.replace(/\s+/g, ' ').includes(meaning), meaning);
      }
      assert.match(text, /--modules-dir <DIR>/);
      assert.doesNotMatch(text, /\(env:/);
    });

    it(`prints the same help for \`help ${name}\``, () => {
      assert.equal(printed(['help', name]), printed([name, '-h']));
    });

    it(`can run the examples of \`${name}\``, () => {
      for (const [line] of examples) assert.equal(run(wordsOf(line)).command.name, name);
    });
  }
});

/** The words behind `pupfile` of a line for a shell. */
function wordsOf(line: string): readonly string[] {
  const [, typed = ''] = /^(?:source <\()?pupfile (.+?)(?:\)| \| .+)?$/.exec(line) ?? [];
  return typed.replaceAll("'", '').split(' ');
}

function parse(words: readonly string[], variables: Variables = {}) {
  return parseCommandLine(words, { commands, version, variables });
}

function run(words: readonly string[], variables: Variables = {}) {
  const invocation = parse(words, variables);
  if (invocation.kind !== 'run') throw new Error(`printed: ${invocation.text}`);
  const { command, arguments: values, options } = invocation;
  return { command: command satisfies Command, values, options };
}

function printed(words: readonly string[]): string {
  const invocation = parse(words);
  if (invocation.kind !== 'print') throw new Error(`runs ${invocation.command.name}`);
  return invocation.text;
}
