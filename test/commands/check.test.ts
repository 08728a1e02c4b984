import assert from 'node:assert/strict';
import { check } from '../../src/commands/check.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { sha256Of } from '../support/declare-modules.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { thrown } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const puppetfile = "forge 'https://forge.example'\nmod 'acme-web', '~> 1.0'\n";
const lockfile = `FORGE
  remote: https://forge.example
  specs:
    acme-web (1.0.0)

DEPENDENCIES
  acme-web (~> 1.0)

CHECKSUMS
  acme-web (1.0.0) sha256=${sha256Of(1)}

`;

describe('check', () => {
  const directory = useTemporaryDirectory();
  const run = (changed: Partial<Settings> = {}) => check(settingsOf(directory(), changed), ignore);

  it('finds nothing where the lock is current', () => {
    writeTree(directory(), { Puppetfile: puppetfile, 'Puppetfile.lock': lockfile });
    assert.deepEqual(run(), {
      lockfileName: 'Puppetfile.lock',
      modules: 1,
      differences: [],
      overrides: [],
    });
  });

  it('finds what changed since', () => {
    writeTree(directory(), {
      Puppetfile: `${puppetfile}mod 'acme-log'\n`,
      'Puppetfile.lock': lockfile,
    });
    const rules = run().differences.map(({ rule }) => rule);
    assert.deepEqual(rules, ['declaration-not-locked']);
  });

  it('finds that there is no lock', () => {
    writeTree(directory(), { 'env/Puppetfile.test': puppetfile });
    assert.deepEqual(run({ puppetfile: 'env/Puppetfile.test' }), {
      lockfileName: 'Puppetfile.test.lock',
      modules: 0,
      differences: [
        {
          rule: 'lockfile-missing',
          message: 'there is no Puppetfile.test.lock',
          fix: 'pupfile lock',
        },
      ],
      overrides: [],
    });
  });

  it('writes nothing', () => {
    writeTree(directory(), { Puppetfile: puppetfile, 'Puppetfile.lock': `${lockfile}\n\n` });
    const before = readProject(directory());
    run();
    assert.deepEqual(readProject(directory()), before);
  });

  it('refuses a lock that cannot be read', () => {
    writeTree(directory(), { Puppetfile: puppetfile, 'Puppetfile.lock': '' });
    thrown(run, 'LOCKFILE_INVALID');
  });
});
