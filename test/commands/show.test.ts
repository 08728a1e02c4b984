import assert from 'node:assert/strict';
import { show } from '../../src/commands/show.ts';
import { sha256Of } from '../support/declare-modules.ts';
import { settingsOf } from '../support/project.ts';
import { thrown } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const lockfile = `FORGE
  remote: https://forge.example
  specs:
    Acme-web (1.0.0)
      acme-base (>= 1.0.0)
    acme-base (1.2.0)

GIT
  remote: https://git.example/site.git
  ref: main
  sha: 258c4ddedbed93682b545a863a65ab5ca3243237
  specs:
    acme-site (0.0.1)

DEPENDENCIES
  Acme-web (>= 0)
  acme-site (>= 0)

CHECKSUMS
  acme-base (1.2.0) sha256=${sha256Of(1)}

`;

describe('show', () => {
  const directory = useTemporaryDirectory();
  const run = (...names: readonly string[]) => show(settingsOf(directory()), names);

  beforeEach(() => writeTree(directory(), { Puppetfile: '', 'Puppetfile.lock': lockfile }));

  it('tells all that is locked, by name', () => {
    assert.deepEqual(
      run().map(({ name, version, source }) => [name, version, source]),
      [
        ['Acme-web', '1.0.0', 'https://forge.example'],
        ['acme-base', '1.2.0', 'https://forge.example'],
        ['acme-site', '0.0.1', 'https://git.example/site.git'],
      ],
    );
  });

  for (const name of ['acme-base', 'acme/base', 'Acme-Base']) {
    it(`finds ${name}, with its checksum`, () => {
      assert.deepEqual(run(name), [
        {
          name: 'acme-base',
          version: '1.2.0',
          source: 'https://forge.example',
          sha256: sha256Of(1),
          dependencies: [],
        },
      ]);
    });
  }

  it('tells what a module needs', () => {
    const [web] = run('acme-web');
    assert.deepEqual(
      web?.dependencies.map(({ spelledName, requirement }) => [spelledName, requirement]),
      [['acme-base', '>= 1.0.0']],
    );
  });

  for (const name of ['acme-log', 'web', 'not a name', '']) {
    it(`finds no ${name || 'nothing'}`, () => {
      assert.equal(thrown(() => run(name), 'MODULE_NOT_FOUND').message, `not found: "${name}"`);
    });
  }

  it('needs a lock', () => {
    writeTree(directory(), { 'other/Puppetfile': '' });
    const settings = settingsOf(directory(), { puppetfile: 'other/Puppetfile' });
    const { message } = thrown(() => show(settings, []), 'LOCKFILE_MISSING');
    assert.match(message, /Be sure to install first!$/);
  });

  it('does not care whether the Puppetfile can be read', () => {
    writeTree(directory(), { Puppetfile: "mod 'acme" });
    assert.equal(run().length, 3);
  });
});
