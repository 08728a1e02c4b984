import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { initFromPeer, type PeerOptions } from '../../src/commands/init-from-peer.ts';
import { parse } from '../../src/commands/parse.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('initFromPeer', () => {
  const directory = useTemporaryDirectory();

  function run(options: Partial<PeerOptions>, changed = {}) {
    const defaults = { source: 'r10k', path: undefined, isForced: false } as const;
    return initFromPeer(settingsOf(directory(), changed), { ...defaults, ...options });
  }
  const text = (file = 'Puppetfile') => readTree(directory())[file];

  it('has nothing to change in a Puppetfile that is read as it was', async () => {
    mkdirSync(join(directory(), '.git'));
    writeTree(directory(), { Puppetfile: "mod 'acme-web', '1.0.0'\n" });
    const before = readTree(directory());
    for (const source of ['r10k', 'librarian'] as const) {
      const { isWritten, places, declarations, ignored } = await run({ source });
      assert.deepEqual([isWritten, places, declarations, ignored], [false, [], 1, undefined]);
    }
    assert.deepEqual(readTree(directory()), before);
  });

  const odd = "forge.baseUrl https://own.example\nmod 'acme-web', '1.0.0'\nmod 'site', git: 'x'\n";
  const adopted =
    "forge 'https://own.example'\nmod 'acme-web', '1.0.0'\nmod 'site', git: 'x', branch: 'master'\n";

  it('lists the lines that have to be changed, and changes them only where it is forced to', async () => {
    writeTree(directory(), { Puppetfile: odd });
    const before = readTree(directory());
    const { labels } = await rejection(run({}), 'PUPPETFILE_EXISTS');
    assert.deepEqual(
      labels.map(({ span }) => span.line),
      [1, 3],
    );
    assert.deepEqual(readTree(directory()), before);
    const { places, isWritten } = await run({ isForced: true });
    assert.deepEqual([places.length, isWritten, text()], [2, true, adopted]);
    assert.equal((await run({})).isWritten, false);
  });

  it('keeps a byte order mark where it is', async () => {
    writeTree(directory(), { Puppetfile: `\u{feff}${odd}` });
    await run({ isForced: true });
    assert.equal(text(), `\u{feff}${adopted}`);
  });

  it('writes another file from one elsewhere', async () => {
    writeTree(directory(), { 'old/Puppetfile': odd });
    mkdirSync(join(directory(), '.git'));
    const { madeFrom, ignored } = await run({ path: 'old/Puppetfile' });
    assert.deepEqual([madeFrom, ignored, text()], ['old/Puppetfile', '/modules/', adopted]);
    await rejection(run({ path: 'old/Puppetfile' }), 'PUPPETFILE_EXISTS');
  });

  it('takes the Forge of r10k.yaml over, without its password or token', async () => {
    writeTree(directory(), {
      Puppetfile: "mod 'acme-web', '1.0.0'\n",
      'r10k.yaml':
        'forge:\n  baseurl: https://bob:geheim@own.example/\n  authorization_token: geheim\n',
    });
    const result = await run({ isForced: true });
    assert.equal(text(), "forge 'https://own.example'\n\nmod 'acme-web', '1.0.0'\n");
    assert.doesNotMatch(JSON.stringify(result), /geheim/);
    assert.ok(result.findings.some(({ advice }) => advice?.includes('PUPFILE_FORGE_TOKEN')));
  });

  it('lets pins win that contradict what is installed, for r10k', async () => {
    writeTree(directory(), {
      Puppetfile: "mod 'acme-web', '1.0.0'\nmod 'acme-base', '1.0.0'\n",
      'modules/web/metadata.json':
        '{"name":"acme-web","version":"1.0.0","dependencies":[{"name":"acme/base","version_requirement":">= 2.0.0"}]}',
    });
    assert.equal((await run({ source: 'librarian' })).isWritten, false);
    await run({ isForced: true });
    assert.equal(text(), "mod 'acme-web', '1.0.0'\n# pupfile:override\nmod 'acme-base', '1.0.0'\n");
  });

  it('takes the directory over that librarian-puppet remembers', async () => {
    writeTree(directory(), {
      Puppetfile: 'modulefile\n',
      'metadata.json': '{"name":"acme-site","dependencies":[]}',
      '.librarian/puppet/config': 'LIBRARIAN_PUPPET_PATH: site\nLIBRARIAN_PUPPET_TMP: x\n',
      'Puppetfile.lock':
        'FORGE\n  remote: https://x.example\n  specs:\n    a-b (1.0.0)\n\nDEPENDENCIES\n  a-b (>= 0)\n\n',
    });
    mkdirSync(join(directory(), '.git'));
    const { findings, ignored, hasLockfile } = await run({ source: 'librarian', isForced: true });
    assert.deepEqual([ignored, hasLockfile], ['/site/', true]);
    assert.equal(text(), "moduledir 'site'\n\nmetadata\n");
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['lock-without-checksums', 'librarian-setting'],
    );
  });

  it('makes a Puppetfile of a bolt-project.yaml', async () => {
    mkdirSync(join(directory(), '.git'));
    writeTree(directory(), {
      'bolt-project.yaml': [
        'modules:',
        '  - acme/web',
        "  - { name: acme-base, version_requirement: '~> 1.2', resolve: false }",
        "  - { name: site, git: 'https://u:geheim@git.example/site.git', ref: v1 }",
        "module-install: { forge: { baseurl: 'https://own.example' }, proxy: 'http://u:geheim@p' }",
        '',
      ].join('\n'),
    });
    const result = await run({ source: 'bolt' });
    assert.equal(
      text(),
      `forge 'https://own.example'
moduledir '.modules'

mod 'acme-web'
mod 'acme-base', '~1.2' # resolver:disable Dependency/All
mod 'site', git: 'https://git.example/site.git', ref: 'v1'
`,
    );
    assert.deepEqual([result.ignored, result.declarations], ['/.modules/', 3]);
    assert.doesNotMatch(JSON.stringify(result), /geheim/);
    const { declarations } = await parse(settingsOf(directory()), ignore);
    assert.deepEqual(
      declarations.map(({ directives = [], range }) => [...directives, range.text]),
      [[''], ['ignore-dependencies', '~1.2'], ['']],
    );
    await rejection(run({ source: 'bolt' }), 'PUPPETFILE_EXISTS');
    await run({ source: 'bolt', isForced: true });
  });

  it('does not overwrite a link that leads nowhere', async () => {
    writeTree(directory(), { 'bolt-project.yaml': 'modules: []\n' });
    symlinkSync('nowhere', join(directory(), 'Puppetfile'));
    await rejection(run({ source: 'bolt' }), 'PUPPETFILE_EXISTS');
  });

  const refused: readonly (readonly [
    files: Readonly<Record<string, string>>,
    source: PeerOptions['source'],
    code: Parameters<typeof rejection>[1],
  ])[] = [
    [{}, 'r10k', 'PUPPETFILE_NOT_FOUND'],
    [{ 'metadata.json': '{}' }, 'librarian', 'PUPPETFILE_NOT_FOUND'],
    [{}, 'bolt', 'PUPPETFILE_NOT_FOUND'],
    [{ 'bolt-project.yaml': 'name: acme\n' }, 'bolt', 'PUPPETFILE_NOT_FOUND'],
    [{ 'bolt-project.yaml': 'modules: [web]\n' }, 'bolt', 'SETTINGS_INVALID'],
    [{ 'bolt-project.yaml': 'modules: [\n' }, 'bolt', 'SETTINGS_INVALID'],
    [{ Puppetfile: "mod 'a-b' '1'\n" }, 'r10k', 'PUPPETFILE_SYNTAX'],
    [{ Puppetfile: 'modulefile\n' }, 'librarian', 'PUPPETFILE_INVALID'],
    [{ Puppetfile: '', 'r10k.yaml': 'token: [geheim\n' }, 'r10k', 'SETTINGS_INVALID'],
  ];
  for (const [files, source, code] of refused) {
    it(`writes nothing from ${JSON.stringify(files)} of ${source}`, async () => {
      writeTree(directory(), files);
      const before = readTree(directory());
      const error = await rejection(run({ source, isForced: true }), code);
      assert.deepEqual(readTree(directory()), before);
      const said = JSON.stringify([error.message, error.notes, error.labels, error.hint]);
      assert.doesNotMatch(said, /geheim/);
    });
  }
});
