import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import { remove } from '../../src/commands/remove.ts';
import type { ErrorCode } from '../../src/errors/error-codes.ts';
import { withForge } from '../support/forge.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const universe = [
  { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/base': '>= 1.0.0' } },
  { name: 'acme-base', version: '1.0.0' },
  { name: 'acme-log', version: '1.0.0' },
];
const lines = `mod 'acme-base', '1.0.0'
mod 'acme-web'
%w[log].each { |name| mod "acme-#{name}" }
`;

describe('remove', () => {
  const directory = useTemporaryDirectory();
  const run = (names: readonly string[], isDryRun = false) =>
    remove(settingsOf(directory()), ignore, { names, isDryRun, installs: true });

  async function withInstalled(work: () => Promise<void>): Promise<void> {
    await withForge(universe, async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\n${lines}` });
      await install(settingsOf(directory()), ignore);
      await work();
    });
  }

  it('takes a module out of the Puppetfile, the lock and the modules directory', async () => {
    await withInstalled(async () => {
      const { removed, install: installed } = await run(['acme-web', 'acme/base']);
      assert.deepEqual(
        removed.map(({ name, line, staysAt }) => [name, line, staysAt]),
        [
          ['acme-web', 3, undefined],
          ['acme-base', 2, undefined],
        ],
      );
      assert.deepEqual(installed?.removed, ['base', 'web']);
      assert.match(
        readFileSync(join(directory(), 'Puppetfile'), 'utf8'),
        /^forge '\S+'\n%w\[log\].*\n$/,
      );
    });
  });

  it('says who still needs a module', async () => {
    await withInstalled(async () => {
      const { removed, install: installed } = await run(['acme-base']);
      assert.deepEqual(removed, [
        {
          name: 'acme-base',
          line: 2,
          staysAt: '1.0.0',
          neededBy: ['acme-web 1.0.0 requires >= 1.0.0'],
        },
      ]);
      assert.deepEqual(installed?.removed, []);
    });
  });

  it('takes out once what is named twice', async () => {
    await withInstalled(async () => {
      assert.equal((await run(['acme-web', 'acme/web'])).removed.length, 1);
    });
  });

  it('writes nothing on a dry run', async () => {
    await withInstalled(async () => {
      const before = readProject(directory());
      assert.equal((await run(['acme-web'], true)).lock?.changes.length, 1);
      assert.deepEqual(readProject(directory()), before);
    });
  });

  const refused: readonly [name: string, code: ErrorCode, words: RegExp][] = [
    ['acme-nothing', 'MODULE_NOT_FOUND', /does not declare `acme-nothing`/],
    ['no name', 'MODULE_NOT_FOUND', /does not declare `no name`/],
    ['acme-log', 'PUPPETFILE_NOT_EDITABLE', /`acme-log` is declared by Ruby code/],
  ];
  for (const [name, code, words] of refused) {
    it(`leaves every file as it was for ${name}`, async () => {
      await withInstalled(async () => {
        const before = readProject(directory());
        const error = await rejection(run(['acme-web', name]), code);
        assert.match(error.message, words);
        assert.deepEqual(readProject(directory()), before);
      });
    });
  }

  it('leaves alone what is declared twice', async () => {
    await withForge(universe, async (forge) => {
      const text = `forge '${forge.url}'\nmod 'acme-log'\nmod 'acme-log', '1.x'\n`;
      writeTree(directory(), { Puppetfile: text });
      const error = await rejection(run(['acme-log']), 'PUPPETFILE_NOT_EDITABLE');
      assert.equal(error.message, '`acme-log` is declared 2 times');
    });
  });

  it('leaves alone what metadata.json declares', async () => {
    writeTree(directory(), {
      Puppetfile: 'metadata\n',
      'metadata.json': JSON.stringify({
        name: 'acme-site',
        version: '1.0.0',
        dependencies: [{ name: 'acme/log', version_requirement: '1.x' }],
      }),
    });
    const error = await rejection(run(['acme-log']), 'PUPPETFILE_NOT_EDITABLE');
    assert.match(error.message, /declared in another file than the Puppetfile/);
    assert.equal(error.labels[0]?.span.file, 'metadata.json');
  });

  it('asks for a Puppetfile where there is metadata.json only', async () => {
    writeTree(directory(), { 'metadata.json': '{}' });
    const error = await rejection(run(['acme-log']), 'PUPPETFILE_NOT_FOUND');
    assert.match(error.hint ?? '', /pupfile init/);
  });
});
