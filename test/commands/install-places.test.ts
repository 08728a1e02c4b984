import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { verify } from '../../src/commands/verify.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('install into other directories of the project', () => {
  const directory = useTemporaryDirectory();

  function run(puppetfile: string, changed: Partial<Settings> = {}) {
    writeTree(directory(), { Puppetfile: puppetfile });
    return install(settingsOf(directory(), changed), ignore);
  }

  /** The modules' files, but not those of the sources. */
  function laidOut(): readonly string[] {
    const files = Object.keys(readProject(directory()));
    return files.filter((path) => !/^(?:from\/|Puppetfile)/.test(path));
  }

  function addSource(name: string): void {
    const metadata = JSON.stringify({ name: `acme-${name}`, version: '1.0.0' });
    writeTree(directory(), { [`from/${name}/metadata.json`]: metadata });
  }

  beforeEach(() => ['web', 'log'].forEach(addSource));

  it('puts a module there that is declared without its author', async () => {
    const puppetfile = "mod 'web', path: 'from/web', install_path: 'site'";
    assert.equal((await run(puppetfile)).written, 1);
    assert.deepEqual(laidOut(), ['site/web/metadata.json']);
    assert.equal((await run(puppetfile)).written, 0);
    const { compared, findings } = await verify(settingsOf(directory()), ignore);
    assert.deepEqual([compared, findings], [1, []]);
  });

  const inSite = "mod 'web', path: 'from/web', install_path: 'site'";
  const inModules = "mod 'web', path: 'from/web'";
  const log = "mod 'log', path: 'from/log'";
  const tree = () => Object.keys(readTree(directory()));

  it('takes a module out of a directory that nobody names any more, and the empty directory', async () => {
    await run([inSite, log].join('\n'));
    const { removed, written } = await run(log);
    assert.deepEqual([removed, written], [['site/web'], 0]);
    assert.deepEqual(laidOut(), ['modules/log/metadata.json']);
    assert.equal(tree().includes('site'), false);
    assert.deepEqual((await run(log)).removed, []);
  });

  it('leaves no trace of it in the record: the same modules have the same one', async () => {
    const record = () => readFileSync(join(directory(), 'modules/.pupfile/installed.json'), 'utf8');
    await run(log);
    const before = record();
    await run([inSite, log].join('\n'));
    assert.notEqual(record(), before);
    await run(log);
    assert.equal(record(), before);
  });

  it('moves a module between its directories', async () => {
    await run(inSite);
    await run(inModules);
    assert.deepEqual(laidOut(), ['modules/web/metadata.json']);
    const { removed } = await run("mod 'web', path: 'from/web', install_path: './a/b'");
    assert.deepEqual(removed, ['web']);
    await run(inSite);
    assert.deepEqual(laidOut(), ['site/web/metadata.json']);
    assert.equal(tree().includes('a/b'), false);
  });

  it('takes it out where it was edited, as in the modules directory', async () => {
    await run([inSite, log].join('\n'));
    for (const place of ['site/web', 'modules/log']) {
      writeTree(directory(), { [`${place}/metadata.json`]: '{"edited": true}' });
    }
    assert.deepEqual((await run('')).removed, ['log', 'site/web']);
    assert.deepEqual(laidOut(), []);
  });

  it('leaves alone what somebody else put there, even with --clean', async () => {
    await run([inSite, log].join('\n'));
    writeTree(directory(), { 'site/mine/x': 'x', 'site/README': 'x' });
    await run(log, { removesForeign: true });
    assert.deepEqual(laidOut(), ['modules/log/metadata.json', 'site/README', 'site/mine/x']);
    assert.equal(tree().includes('site/.pupfile'), false);
  });

  it('takes them out with a frozen lock, too', async () => {
    await run([inSite, log].join('\n'));
    await run([inModules, log].join('\n'), { frozenBy: '--frozen' });
    assert.deepEqual(laidOut(), ['modules/log/metadata.json', 'modules/web/metadata.json']);
  });
});
