import assert from 'node:assert/strict';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import { describeResolution } from '../../src/results/describe-resolution.ts';
import { moduleName } from '../support/declare-modules.ts';

describe('describeResolution', () => {
  it('gives each module its archive by its name, whatever its spelling, without credentials', () => {
    const lockfile = parseLockfile(
      [
        'FORGE',
        '  remote: https://forge.example',
        '  specs:',
        '    Acme-Web (1.0.0)',
        '',
        'PATH',
        '  remote: ../base',
        '  specs:',
        '    acme-base (0.1.0)',
        '',
        'DEPENDENCIES',
        '',
      ].join('\n'),
      'Puppetfile.lock',
    );
    const archiveUrls = new Map([[moduleName('acme-web'), 'https://u:p@forge.example/web.tgz']]);
    const { modules } = describeResolution({ lockfile, changes: [], stepBacks: [], archiveUrls });
    assert.deepEqual(
      modules.map(({ name, archiveUrl }) => [name, archiveUrl]),
      [
        ['Acme-Web', 'https://forge.example/web.tgz'],
        ['acme-base', null],
      ],
    );
  });
});
