import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DiffOptions, type DiffResult, diff } from '../../src/commands/diff.ts';
import { install } from '../../src/commands/install.ts';
import { lock } from '../../src/commands/lock.ts';
import { startTestForge, type TestForge } from '../support/forge.ts';
import { commitAll, git } from '../support/git-repository.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { collectEvents, ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const releases: readonly TestModule[] = [
  { name: 'acme-web', version: '1.0.0', requirements: { puppet: '>= 7.0.0' } },
  {
    name: 'acme-web',
    version: '2.0.0',
    dependencies: { 'acme/log': '>= 1.0.0' },
    requirements: { puppet: '>= 8.0.0', other: '>= 1.0.0' },
    metadata: { license: 'MIT' },
  },
  { name: 'acme-log', version: '1.0.0' },
];

describe('diff', () => {
  const directory = useTemporaryDirectory();
  const variables = { PATH: process.env['PATH'] };
  const settings = () => settingsOf(directory(), { variables });
  let forge: TestForge;

  beforeEach(async () => {
    forge = await startTestForge(releases);
    declare("mod 'acme-web', '1.0.0'");
    await install(settings(), ignore);
    writeTree(directory(), { '.gitignore': '/modules/\n/.cache/\n' });
    commitAll(directory(), 'first');
    declare("mod 'acme-web', '2.0.0'");
    await install(settings(), ignore);
  });
  afterEach(() => forge.close());

  function declare(line: string) {
    writeTree(directory(), { Puppetfile: `forge '${forge.url}'\n${line}\n` });
  }

  async function compare(options: Partial<DiffOptions> = {}): Promise<DiffResult> {
    const files = readProject(directory());
    const result = await diff(settings(), ignore, {
      before: undefined,
      after: undefined,
      isOnline: false,
      ...options,
    });
    assert.deepEqual(readProject(directory()), files);
    return result;
  }

  const licenses = ({ facts }: DiffResult) =>
    [...facts].map(([name, { before, after }]) => [name, before?.license, after?.license]);

  it('compares HEAD with the working tree', async () => {
    const { before, after, modules, wishes } = await compare();
    assert.deepEqual([before, after], ['HEAD', 'Puppetfile.lock']);
    assert.deepEqual(
      modules.map(({ name, kind }) => `${kind} ${name}`),
      ['added acme-log', 'upgraded acme-web'],
    );
    assert.deepEqual(
      wishes.map(({ name, from, to }) => `${name} ${from} ${to}`),
      ['acme-web = 1.0.0 = 2.0.0'],
    );
  });

  it('compares two revisions', async () => {
    commitAll(directory(), 'second');
    assert.deepEqual((await compare()).modules, []);
    const { modules, before, after } = await compare({ before: 'HEAD', after: 'HEAD~1' });
    assert.deepEqual([before, after], ['HEAD', 'HEAD~1']);
    assert.deepEqual(
      modules.map(({ name, kind }) => `${kind} ${name}`),
      ['removed acme-log', 'downgraded acme-web'],
    );
  });

  it('knows what the archives in the store say, without a request', async () => {
    const { length } = forge.requests;
    const result = await compare();
    assert.equal(forge.requests.length, length);
    assert.deepEqual(licenses(result), [
      ['acme-log', undefined, 'Apache-2.0'],
      ['acme-web', 'Apache-2.0', 'MIT'],
    ]);
    const web = [...result.facts.values()][1];
    assert.deepEqual(
      [web?.before?.platforms, web?.after?.platforms],
      [['puppet >= 7.0.0'], ['puppet >= 8.0.0']],
    );
    assert.equal(result.unknownFacts, 0);
  });

  it('leaves out what no archive says, and counts it', async () => {
    rmSync(join(directory(), '.cache'), { recursive: true });
    const { length } = forge.requests;
    const result = await compare();
    assert.equal(forge.requests.length, length);
    assert.equal(result.unknownFacts, 2);
    assert.deepEqual(licenses(result), [
      ['acme-log', undefined, undefined],
      ['acme-web', undefined, undefined],
    ]);
  });

  it('asks the Forge with isOnline, only for what the store does not have', async () => {
    const { length } = forge.requests;
    await compare({ isOnline: true });
    assert.equal(forge.requests.length, length);
    rmSync(join(directory(), '.cache'), { recursive: true });
    const result = await compare({ isOnline: true });
    assert.deepEqual(licenses(result), [
      ['acme-log', undefined, 'Apache-2.0'],
      ['acme-web', 'Apache-2.0', 'MIT'],
    ]);
    assert.equal(result.unknownFacts, 0);
    assert.deepEqual(forge.requests.slice(length).sort(), [
      'GET /v3/releases/acme-log-1.0.0',
      'GET /v3/releases/acme-web-1.0.0',
      'GET /v3/releases/acme-web-2.0.0',
    ]);
  });

  it('counts a release that the Forge no longer has as unknown', async () => {
    rmSync(join(directory(), '.cache'), { recursive: true });
    rmSync(join(forge.directory, 'acme-web-1.0.0.tar.gz'));
    assert.equal((await compare({ isOnline: true })).unknownFacts, 1);
  });

  it('compares a revision without a lock as if nothing was locked, and says so', async () => {
    git(directory(), 'rm', '--quiet', '--cached', 'Puppetfile.lock');
    git(directory(), 'commit', '--quiet', '--message', 'without a lock');
    const { report, events } = collectEvents();
    const options = { before: undefined, after: undefined, isOnline: false };
    const { modules } = await diff(settings(), report, options);
    assert.deepEqual(
      modules.map(({ kind }) => kind),
      ['added', 'added'],
    );
    const message = 'HEAD has no lock: everything is compared with nothing';
    assert.deepEqual(events, [{ kind: 'warning', message }]);
  });

  it('needs a lock on one side', async () => {
    git(directory(), 'rm', '--quiet', '--cached', 'Puppetfile.lock');
    git(directory(), 'commit', '--quiet', '--message', 'without a lock');
    await rejection(compare({ before: 'HEAD', after: 'HEAD' }), 'LOCKFILE_MISSING');
    rmSync(join(directory(), 'Puppetfile.lock'));
    await rejection(compare({ before: 'HEAD~1' }), 'LOCKFILE_MISSING');
  });

  it('needs no project for two files', async () => {
    declare("mod 'acme-web', '1.0.0'");
    writeTree(directory(), {
      'elsewhere/old.lock': readProject(directory())['Puppetfile.lock'] ?? '',
    });
    await lock(settings(), ignore);
    writeTree(directory(), {
      'elsewhere/new.lock': readProject(directory())['Puppetfile.lock'] ?? '',
    });
    rmSync(join(directory(), 'Puppetfile'));
    const elsewhere = settingsOf(join(directory(), 'elsewhere'));
    const options = { before: 'old.lock', after: 'new.lock', isOnline: false };
    const { modules } = await diff(elsewhere, ignore, options);
    assert.equal(modules.length, 2);
  });
});
