import assert from 'node:assert/strict';
import { showResult } from '../../src/cli/render-show.ts';
import type { ShownModule } from '../../src/commands/show.ts';
import { moduleName, sha256Of } from '../support/declare-modules.ts';
import { plainLook } from '../support/plain-look.ts';

const modules: readonly ShownModule[] = [
  {
    name: 'acme-base',
    version: '1.0.0',
    source: 'https://forge.example',
    sha256: undefined,
    dependencies: [],
  },
  {
    name: 'acme-web',
    version: '2.0.0',
    source: 'https://user:secret@forge.example',
    sha256: sha256Of(1),
    dependencies: [
      { name: moduleName('acme-base'), spelledName: 'Acme-base', requirement: '>= 1.0.0, < 2.0.0' },
    ],
  },
];

describe('showResult', () => {
  it('has a line for each module', () => {
    assert.equal(showResult(modules, false).text(plainLook), 'acme-base (1.0.0)\nacme-web (2.0.0)');
  });

  it('tells all that is locked, without credentials', () => {
    assert.equal(
      showResult(modules, true).text(plainLook),
      `acme-base (1.0.0)
  source: https://forge.example
acme-web (2.0.0)
  source: https://forge.example
  sha256: ${sha256Of(1)}
  dependencies:
    Acme-base (>= 1.0.0, < 2.0.0)`,
    );
  });

  it('says nothing where nothing is locked', () => {
    assert.equal(showResult([], false).text(plainLook), '');
  });

  it('gives programs everything', () => {
    assert.deepEqual(showResult(modules, false).json, {
      version: 1,
      modules: [
        {
          name: 'acme-base',
          version: '1.0.0',
          source: 'https://forge.example',
          sha256: null,
          dependencies: [],
        },
        {
          name: 'acme-web',
          version: '2.0.0',
          source: 'https://forge.example',
          sha256: sha256Of(1),
          dependencies: [{ name: 'Acme-base', requirement: '>= 1.0.0, < 2.0.0' }],
        },
      ],
    });
  });

  it('parts nothing on a narrow terminal that may be copied', () => {
    assert.equal(
      showResult(modules.slice(1), true).text({ ...plainLook, columns: 30 }),
      `acme-web (2.0.0)
  source:
      https://forge.example
  sha256:
      ${sha256Of(1)}
  dependencies:
    Acme-base
        (>= 1.0.0, < 2.0.0)`,
    );
  });
});
