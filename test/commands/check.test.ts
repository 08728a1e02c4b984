import assert from 'node:assert/strict';
import { check } from '../../src/commands/check.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { sha256Of } from '../support/declare-modules.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
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

  it('finds nothing where the lock is current', async () => {
    writeTree(directory(), { Puppetfile: puppetfile, 'Puppetfile.lock': lockfile });
    assert.deepEqual(await run(), {
      lockfileName: 'Puppetfile.lock',
      modules: 1,
      differences: [],
      overrides: [],
    });
  });

  it('finds what changed since', async () => {
    writeTree(directory(), {
      Puppetfile: `${puppetfile}mod 'acme-log'\n`,
      'Puppetfile.lock': lockfile,
    });
    const rules = (await run()).differences.map(({ rule }) => rule);
    assert.deepEqual(rules, ['declaration-not-locked']);
  });

  it('finds that there is no lock', async () => {
    writeTree(directory(), { 'env/Puppetfile.test': puppetfile });
    assert.deepEqual(await run({ puppetfile: 'env/Puppetfile.test' }), {
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

  it('writes nothing', async () => {
    writeTree(directory(), { Puppetfile: puppetfile, 'Puppetfile.lock': `${lockfile}\n\n` });
    const before = readProject(directory());
    await run();
    assert.deepEqual(readProject(directory()), before);
  });

  const findings = async (text: string) => {
    writeTree(directory(), { Puppetfile: puppetfile, 'Puppetfile.lock': text });
    const { differences, isUnreadable } = await run();
    const lines = differences.map(({ rule, lockLine, message, fix }) =>
      [rule, lockLine, message, fix].join(' | '),
    );
    return { lines, isUnreadable };
  };

  it('finds every line that cannot be read', async () => {
    assert.deepEqual(
      await findings(lockfile.replace('acme-web (~> 1.0)', 'acme-web').replace('01\n', '\n')),
      {
        lines: [
          'lockfile-invalid | 7 | the lock cannot be read: expected `name (version)`, indented by 2 blanks | rm Puppetfile.lock && pupfile lock',
          'lockfile-invalid | 10 | the lock cannot be read: a sha256 has 64 hexadecimal digits | rm Puppetfile.lock && pupfile lock',
        ],
        isUnreadable: true,
      },
    );
  });

  it('finds the conflict of a merge', async () => {
    const conflict = '<<<<<<< HEAD\r\n=======\r\n>>>>>>> main\r\n';
    assert.deepEqual(await findings(`DEPENDENCIES\n${conflict}`), {
      lines: [
        'conflict-marker | 2 | the conflict marker of a merge, which ends in line 4 | git checkout --ours Puppetfile.lock && pupfile lock',
      ],
      isUnreadable: true,
    });
  });

  it('finds that the lock is no text', async () => {
    writeTree(directory(), { Puppetfile: puppetfile, 'Puppetfile.lock/file': '' });
    const { differences, isUnreadable } = await run();
    assert.deepEqual(
      differences.map(({ rule, message }) => [rule, message]),
      [['lockfile-invalid', 'Cannot read `Puppetfile.lock`: it is a directory']],
    );
    assert.equal(isUnreadable, true);
  });

  it('finds that the lock was edited by hand', async () => {
    assert.deepEqual((await findings(`${lockfile}\n`)).lines, [
      'not-canonical | 12 | line 12 of the lock is blank, and pupfile ends the file before | pupfile lock',
    ]);
  });

  it('throws where the Puppetfile cannot be read', async () => {
    writeTree(directory(), { Puppetfile: 'mod', 'Puppetfile.lock': '' });
    await rejection(run(), 'PUPPETFILE_INVALID');
  });
});
