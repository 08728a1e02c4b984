import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { isExactPin, type ModuleDeclaration } from '../../src/model/module-declaration.ts';
import { loadPrismModule } from '../../src/project/prism-module.ts';
import { isAt } from '../../src/puppetfile/edit-statements.ts';
import { readEditable } from '../../src/puppetfile/editable-puppetfile.ts';
import type { Puppetfile } from '../../src/puppetfile/puppetfile.ts';
import { readPuppetfile } from '../../src/puppetfile/read-puppetfile.ts';
import { addRelease, startTestForge, type TestForge } from '../support/forge.ts';
import { git } from '../support/git-repository.ts';
import { installation } from '../support/installed-package.ts';
import { prepareProject, readDocument, runCommands, yamlCommands } from '../support/recipes.ts';
import { findByRenovate, renovateBlocks, renovatePatterns } from '../support/renovate.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

const prism = loadPrismModule();
const [configuration = '', ownPatterns = ''] = renovateBlocks('json');
const [workflow = ''] = renovateBlocks('yaml');

describe('the patterns for Renovate', () => {
  it('are of the kind that RE2 takes', () => {
    assert.ok(renovatePatterns().length >= 3);
    assert.doesNotMatch(ownPatterns, /\(\?<?[=!]|\\\\\d/);
  });

  const found: readonly [line: string, name: string, version: string][] = [
    ["mod 'acme/web', '1.2.3'", 'acme/web', '1.2.3'],
    ['  mod "acme-web","= 1.2.3-rc1"', 'acme-web', '1.2.3-rc1'],
    ["mod('acme-web',\n    '1.2.3')", 'acme-web', '1.2.3'],
    ["mod 'web', git: 'https://git.example/web', tag: 'v1.2.3'", 'web', 'v1.2.3'],
    ["mod 'web',\n  :git => 'https://git.example/web',\n  :ref => '1.2.3'", 'web', '1.2.3'],
    ["mod 'web', tag: '1.2.3', git: 'https://git.example/web'", 'web', '1.2.3'],
  ];
  for (const [line, name, version] of found) {
    it(`find ${JSON.stringify(line)}`, () => {
      const text = `# mod 'acme/other', '0.1.0'\n${line}\n`;
      const matches = findByRenovate(text);
      assert.deepEqual(
        matches.map((match) => [match.name, match.version]),
        [[name, version]],
      );
      assert.ok(matches.every(({ start }) => text.startsWith(version, start)));
    });
  }

  for (const line of [
    "mod 'acme-web'",
    "mod 'acme-web', :latest",
    "mod 'acme-web', '>= 1.2.3 < 2.0.0'",
    "mod 'acme-web', '1.x'",
    "mod 'web', git: 'https://git.example/web', branch: 'main'",
    "mod 'web', git: 'https://git.example/web', ref: '0123456789abcdef0123456789abcdef01234567'",
  ]) {
    it(`leave ${line} alone`, () => {
      assert.deepEqual(findByRenovate(`${line}\n`), []);
    });
  }
});

if (hasSharedData) {
  const directory = sharedData('puppetfiles', 'files');
  const texts = readdirSync(directory).map((name) => readFileSync(join(directory, name), 'utf8'));

  describe('the patterns for Renovate, on the Puppetfiles of the world,', () => {
    it('find the versions that pupfile reads, and nothing else', () => {
      let count = 0;
      for (const text of texts) {
        const puppetfile = tryRead(text);
        if (puppetfile === null) continue;
        const matches = findByRenovate(text);
        count += matches.length;
        const wrong = matches.filter(({ name, version }) => !isRead(puppetfile, name, version));
        assert.deepEqual(wrong, []);
      }
      assert.ok(count > 1500, `${count} versions`);
    });

    it('find each version of a Forge that stands there in plain words', () => {
      for (const text of texts) {
        const puppetfile = tryRead(text);
        if (puppetfile === null) continue;
        const { statements } = readEditable({ text, file: 'Puppetfile' }, prism);
        const names = new Set(findByRenovate(text).map(({ name }) => spelled(name)));
        const missing = puppetfile.declarations.filter(
          (one) =>
            one.source.kind === 'forge' &&
            isExactPin(one) &&
            statements.some((statement) => isAt(statement, one.span)) &&
            !names.has(spelled(one.spelledName)),
        );
        assert.deepEqual(missing, []);
      }
    });
  });
}

describe('a branch of Renovate', () => {
  const directory = useTemporaryDirectory();
  let forge: TestForge;
  let project = '';
  let bin = '';

  before(() => {
    execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/build.js')]);
  });
  beforeEach(async () => {
    forge = await startTestForge([
      { name: 'acme-web', version: '1.0.0' },
      { name: 'acme-web', version: '1.1.0', dependencies: { 'acme-base': '>= 1.0.0' } },
      { name: 'acme-log', version: '1.0.0' },
      { name: 'acme-base', version: '1.0.0' },
    ]);
    project = directory();
    bin = await prepareProject(project, forge);
    pinWeb('1.0.0');
    await run(['pupfile lock']);
    git(project, 'commit', '--quiet', '--all', '--message', 'pin');
    git(project, 'init', '--quiet', '--bare', '.cache/remote.git');
    git(project, 'remote', 'add', 'origin', '.cache/remote.git');
    git(project, 'switch', '--quiet', '--create', 'renovate/puppet-modules');
    git(project, 'push', '--quiet', '--set-upstream', 'origin', 'HEAD');
  });
  afterEach(() => forge.close());

  it('has a lock that is current, by the task after the upgrade', async () => {
    raise('1.1.0');
    assert.equal((await run(['pupfile check'])).exitCode, 1);
    const [{ postUpgradeTasks }] = JSON.parse(configuration).packageRules;
    assert.equal((await run(postUpgradeTasks.commands)).exitCode, 0);
    assert.equal((await run(['pupfile check'])).exitCode, 0);
    const changed = git(project, 'diff', '--name-only').trim().split('\n');
    assert.deepEqual(changed, ['Puppetfile', ...postUpgradeTasks.fileFilters]);
    assert.match(readFileSync(join(project, 'Puppetfile.lock'), 'utf8'), /acme-base \(1\.0\.0\)/);
  });

  it('allows no other command than that task has', () => {
    const [allowed = ''] =
      /(?<=allowedCommands: \[').*(?='\])/.exec(renovateBlocks('js')[0] ?? '') ?? [];
    const [{ postUpgradeTasks }] = JSON.parse(configuration).packageRules;
    for (const command of postUpgradeTasks.commands) assert.match(command, new RegExp(allowed));
    assert.doesNotMatch('pupfile lock; id', new RegExp(allowed));
  });

  it('gets a commit with the lock by the job, and no second one', async () => {
    const commands = yamlCommands(workflow).filter((command) => command !== installation);
    assert.equal(commands.length, 2);
    assert.equal(yamlCommands(workflow).length, 3);
    raise('1.1.0');
    git(project, 'commit', '--quiet', '--all', '--message', 'Update acme-web');
    for (const _ of ['first', 'second']) {
      const { exitCode, stdout, stderr } = await run(commands);
      assert.equal(exitCode, 0, stdout + stderr);
    }
    assert.equal((await run(['pupfile check'])).exitCode, 0);
    assert.equal(git(project, 'status', '--porcelain'), '');
    const pushed = git(project, 'log', '--format=%ae %s', '-2', 'origin/renovate/puppet-modules');
    const [author = ''] =
      /(?<=gitIgnoredAuthors": \[")[^"]+/.exec(readDocument('docs', 'renovate.md')) ?? [];
    assert.equal(pushed, `${author} Lock what Renovate chose\ntest@example.org Update acme-web\n`);
  });

  it('takes the lock only where the new versions fit together', async () => {
    addRelease(forge.directory, {
      name: 'acme-web',
      version: '2.0.0',
      dependencies: { 'acme-log': '>= 2.0.0' },
    });
    raise('2.0.0');
    const [{ postUpgradeTasks }] = JSON.parse(configuration).packageRules;
    const { exitCode, stderr } = await run(postUpgradeTasks.commands);
    assert.equal(exitCode, 4);
    assert.match(stderr, /acme-web 2\.0\.0/);
  });

  function run(commands: readonly string[]) {
    return runCommands(commands, { directory: project, bin });
  }

  function pinWeb(version: string): void {
    const file = join(project, 'Puppetfile');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace("mod 'acme-web'", `mod 'acme-web', '${version}'`));
  }

  /** Does what Renovate does: nothing but another version in the place where it found one. */
  function raise(version: string): void {
    const file = join(project, 'Puppetfile');
    const text = readFileSync(file, 'utf8');
    const [match] = findByRenovate(text);
    assert.ok(match !== undefined);
    const end = match.start + match.version.length;
    writeFileSync(file, text.slice(0, match.start) + version + text.slice(end));
  }
});

/** Null for what pupfile refuses without the files beside it. */
function tryRead(text: string): Puppetfile | null {
  try {
    return readPuppetfile({ text, file: 'Puppetfile', prism });
  } catch (error) {
    if (error instanceof PupfileError) return null;
    throw error;
  }
}

/** Of a module that is declared twice, the earlier statement is found as well. */
function isRead({ declarations, warnings }: Puppetfile, name: string, version: string): boolean {
  const declared = declarations.filter((one) => spelled(one.spelledName) === spelled(name));
  return declared.some(
    (one) =>
      versionOf(one) === version ||
      warnings.some((warning) => warning.rule === 'duplicate-declaration'),
  );
}

function versionOf({ source, requirements }: ModuleDeclaration): string | undefined {
  return source.kind === 'git' ? source.ref : requirements[0]?.replace(/^=\s*/, '');
}

function spelled(name: string): string {
  return name.replace('/', '-').toLowerCase();
}
