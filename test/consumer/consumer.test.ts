import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestForge, type TestForge } from '../support/forge.ts';
import { installLibrary } from '../support/installed-package.ts';
import { runCommand, runSuccessfully } from '../support/run-command.ts';
import { writeTree } from '../support/temporary-directory.ts';

const root = join(import.meta.dirname, '..', '..');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

describe('a project that has the package for a library', () => {
  let directory = '';
  let forge: TestForge;

  before(async () => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-consumer-'));
    forge = await startTestForge([
      { name: 'acme-web', version: '1.0.0', dependencies: { 'acme-log': '>= 1.0.0 < 2.0.0' } },
      { name: 'acme-web', version: '2.0.0' },
      { name: 'acme-log', version: '1.5.0' },
    ]);
    cpSync(join(import.meta.dirname, 'project'), directory, { recursive: true });
    writeFileSync(join(directory, 'package.json'), '{ "type": "module", "private": true }\n');
    installLibrary(directory);
    await runSuccessfully(process.execPath, [compiler], { cwd: directory });
  });
  after(async () => {
    rmSync(directory, { recursive: true, force: true });
    await forge.close();
  });

  it('installs nothing else', () => {
    const names = readdirSync(join(directory, 'node_modules')).filter((one) => !/^\./.test(one));
    assert.deepEqual(names, ['pupfile']);
  });

  it('is refused by the compiler what the types refuse', async () => {
    const text = "import { install } from 'pupfile';\nawait install({ directory: 1 });\n";
    writeFileSync(join(directory, 'wrong.ts'), text);
    const { exitCode, stdout } = await runCommand(process.execPath, [compiler, '--noEmit'], {
      cwd: directory,
    });
    rmSync(join(directory, 'wrong.ts'));
    assert.notEqual(exitCode, 0);
    assert.match(stdout, /^wrong\.ts\(2,17\): error TS2322: /);
    assert.equal(stdout.match(/error TS/g)?.length, 1, stdout);
  });

  it('does all that the command line does, as an ES module', async () => {
    writeTree(join(directory, 'site'), {
      Puppetfile: `forge '${forge.url}'\nmod 'acme-web', '~> 1.0'\n`,
    });
    const rubyText = '%w[a-b c-d].each { |name| mod name }';
    const words = ['out/consumer.js', 'site', rubyText, forge.url];
    const { stdout, stderr } = await runSuccessfully(process.execPath, words, { cwd: directory });
    assert.deepEqual(JSON.parse(stdout), {
      declared: [['acme-web', 'forge', 2]],
      ruby: ['a-b', 'c-d'],
      rules: ['lockfile-missing'],
      resolved: [['acme-log 1.5.0'], ['acme-web 1.0.0', 'acme-log >= 1.0.0, < 2.0.0']],
      parsed: 2,
      added: ['added acme-log 1.5.0', 'added acme-web 1.0.0'],
      written: 2,
      isFetched: true,
      behind: ['acme-web 1.0.0 of 2.0.0'],
      isCurrent: true,
      code: 'VERSION_NOT_FOUND',
    });
    assert.equal(stderr, '');
    assert.deepEqual(readdirSync(join(directory, 'site', 'modules')).sort(), [
      '.pupfile',
      'log',
      'web',
    ]);
  });

  it('gets the same with `require`, and nothing that is not documented', async () => {
    const { stdout } = await runSuccessfully(process.execPath, ['out/consumer.cjs'], {
      cwd: directory,
    });
    assert.equal(
      stdout,
      'PupfileError checkLock defaultCacheDirectory install lock outdated parseLockfile parsePuppetfile readPuppetfile resolve 0',
    );
  });

  it('cannot reach what is inside', async () => {
    const words = ['--input-type=module', '--eval', "await import('pupfile/dist/main.js')"];
    const { stderr } = await runCommand(process.execPath, words, { cwd: directory });
    assert.match(stderr, /ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });
});
