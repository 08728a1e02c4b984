import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { answerSettled } from '../../src/cli/answer-settled.ts';
import { install } from '../../src/commands/install.ts';
import { withForge } from '../support/forge.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { commandEnvironment } from '../support/run-command.ts';
import { pupfileProgram } from '../support/serve-process.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const upToDate = 'Up to date: 1 module, ';
const current = 'Current: Puppetfile.lock locks 1 module\n';

describe('answerSettled', () => {
  const directory = useTemporaryDirectory();

  beforeEach(async () => {
    await withForge([{ name: 'acme-web', version: '1.0.0' }], async ({ url }) => {
      writeTree(directory(), { Puppetfile: `forge '${url}'\nmod 'acme-web'\n` });
      await install(settingsOf(directory()), ignore);
    });
  });

  const answer = (words: readonly string[], variables = {}) =>
    answerSettled({ words, variables, workingDirectory: directory() });

  const answered: readonly [words: readonly string[], text: string][] = [
    [['install'], upToDate],
    [['install', '--offline', '--no-cache', '--no-progress', '--no-color'], upToDate],
    [['install', '--cache-dir', '/var/cache/pupfile', '--offline'], upToDate],
    [['check'], current],
    [['check', '--offline'], current],
    [['install', '--frozen'], upToDate],
  ];
  for (const [words, text] of answered) {
    it(`answers \`pupfile ${words.join(' ')}\``, () => {
      assert.ok(answer(words)?.startsWith(text));
    });
  }

  for (const words of [
    ['install', '--quiet'],
    ['install', '-q', '--frozen'],
    ['check', '-q'],
  ]) {
    it(`has nothing to say to \`pupfile ${words.join(' ')}\``, () => {
      assert.equal(answer(words), '');
    });
  }

  const open: readonly (readonly string[])[] = [
    [],
    ['help'],
    ['toString'],
    ['verify'],
    ['install', '--json'],
    ['install', '-C', 'elsewhere'],
    ['install', '--content', 'full'],
    ['install', '--clean'],
    ['install', '--quiet', '--verbose'],
    ['install', '--frozen', '--no-frozen'],
    ['install', '--cache-dir', '--quiet'],
    ['check', '--frozen'],
    ['install', '--help'],
    ['install', '--cache-dir'],
    ['install', '--cache-dir', ''],
    ['install', '--cache-dir', '--offline'],
    ['install', ''],
    ['install', 'acme-web'],
    ['--offline', 'install'],
    ['check', '--online'],
    ['check', '--format', 'github'],
  ];
  for (const words of open) {
    it(`leaves \`pupfile ${words.map((word) => word || "''").join(' ')}\` to others`, () => {
      assert.equal(answer(words), undefined);
    });
  }

  const variables: readonly [name: string, value: string, isOpen: boolean][] = [
    ['CI', 'true', true],
    ['FORCE_COLOR', '1', true],
    ['PUPFILE_CONTENT', 'full', true],
    ['PUPFILE_MODULES_DIR', 'elsewhere', true],
    ['LIBRARIAN_PUPPET_PATH', 'elsewhere', true],
    ['PUPFILE_CACHE_DIR', '/var/cache/pupfile', false],
    ['PUPFILE_FORGE_TOKEN_FILE', '/run/secrets/forge', false],
    ['PUPFILE_TOKEN_FORGE_EXAMPLE', 'secret', false],
    ['PATH', '/bin', false],
  ];
  for (const [name, value, isOpen] of variables) {
    it(`${isOpen ? 'leaves it to others' : 'answers'} where ${name} is set`, () => {
      assert.equal(answer(['install'], { [name]: value }) === undefined, isOpen);
    });
  }

  describe('in the built program', () => {
    const program = (words: readonly string[], stdout: 'pipe' | 'ignore' = 'pipe') =>
      spawnSync(process.execPath, ['--require', listLoaded, pupfileProgram, ...words], {
        cwd: directory(),
        env: commandEnvironment(),
        encoding: 'utf8',
        stdio: ['ignore', stdout, 'pipe'],
      });
    const listLoaded = join(import.meta.dirname, '..', 'support', 'list-loaded.cjs');

    for (const command of ['install', 'check']) {
      it(`lets \`pupfile ${command}\` say what a whole run says, and load next to nothing`, () => {
        const [brief, whole] = [program([command]), program([command, '--verbose'])];
        assert.deepEqual([brief.status, whole.status], [0, 0]);
        assert.equal(brief.stdout, whole.stdout);
        assert.deepEqual(brief.stderr.trim().split(' '), ['pupfile.cjs', 'main.js', 'start.js']);
        assert.match(whole.stderr, / run-command-line-\w+\.js /);
      });
    }

    for (const words of [
      ['install', '--frozen'],
      ['install', '--quiet'],
      ['check', '-q'],
    ]) {
      it(`is as brief for \`pupfile ${words.join(' ')}\`, and says the same`, () => {
        const [brief, whole] = [program(words), program([...words, '--concurrency', '9'])];
        assert.deepEqual([brief.status, brief.stdout], [0, whole.stdout]);
        assert.doesNotMatch(brief.stderr, /run-command-line/);
        assert.match(whole.stderr, / run-command-line-\w+\.js /);
      });
    }

    it('lets a whole run meet what nobody reads', () => {
      const { status, stderr } = program(['check'], 'ignore');
      assert.equal(status, 0);
      assert.doesNotMatch(stderr, /run-command-line/);
    });
  });
});
