import assert from 'node:assert/strict';
import { layerOptions, type Options, readVariables } from '../../src/cli/environment-options.ts';
import { thrown } from '../support/rejection.ts';

const known = [
  { flags: '-C, --directory <DIR>', description: '' },
  { flags: '--modules-dir <DIR>', description: '' },
  { flags: '--offline', description: '' },
  { flags: '--no-cache', description: '' },
  { flags: '--color', description: '' },
  { flags: '--no-color', description: '' },
  { flags: '--format <FORMAT>', description: '', isRepeatable: true },
];

describe('readVariables', () => {
  const cases: readonly [variables: Readonly<Record<string, string>>, options: object][] = [
    [{}, {}],
    [{ PUPFILE_DIRECTORY: '/project' }, { directory: '/project' }],
    [{ PUPFILE_MODULES_DIR: 'x y' }, { modulesDir: 'x y' }],
    [{ PUPFILE_MODULES_DIR: '' }, {}],
    [{ PUPFILE_MODULES_DIR: '0' }, { modulesDir: '0' }],
    [{ MODULES_DIR: 'x', PUPFILE_UNKNOWN: 'x' }, {}],
    [{ PUPFILE_OFFLINE: '1' }, { offline: true }],
    [{ PUPFILE_OFFLINE: 'true' }, { offline: true }],
    [{ PUPFILE_OFFLINE: ' YES ' }, { offline: true }],
    [{ PUPFILE_OFFLINE: 'on' }, { offline: true }],
    [{ PUPFILE_OFFLINE: '0' }, { offline: false }],
    [{ PUPFILE_OFFLINE: 'false' }, { offline: false }],
    [{ PUPFILE_OFFLINE: 'No' }, { offline: false }],
    [{ PUPFILE_OFFLINE: 'off' }, { offline: false }],
    [{ PUPFILE_OFFLINE: '' }, {}],
    [{ PUPFILE_NO_CACHE: '1' }, { cache: false }],
    [{ PUPFILE_NO_CACHE: '0' }, {}],
    [{ PUPFILE_COLOR: '1' }, { color: true }],
    [{ PUPFILE_COLOR: '0' }, { color: false }],
    [{ PUPFILE_NO_COLOR: '1' }, { color: false }],
    [{ PUPFILE_FORMAT: 'github' }, { format: ['github'] }],
    [{ PUPFILE_FORMAT: 'github, sarif=a b' }, { format: ['github', 'sarif=a b'] }],
    [{ PUPFILE_FORMAT: '' }, {}],
  ];
  for (const [variables, options] of cases) {
    it(`reads ${JSON.stringify(options)} from ${JSON.stringify(variables)}`, () => {
      assert.deepEqual(readVariables(known, variables), options);
    });
  }

  it('refuses a switch that is neither on nor off', () => {
    const error = thrown(() => readVariables(known, { PUPFILE_OFFLINE: 'maybe' }), 'USAGE');
    assert.equal(error.message, '`PUPFILE_OFFLINE` is `maybe`, which is neither on nor off');
  });
});

describe('layerOptions', () => {
  const cases: readonly [title: string, layers: readonly Options[], options: Options][] = [
    [
      'lets the later win',
      [{ forge: 'a', json: true }, { forge: 'b' }],
      { forge: 'b', json: true },
    ],
    ['knows --path as --modules-dir', [{ path: 'a' }], { modulesDir: 'a' }],
    [
      'lets --path win over the variable',
      [{ modulesDir: 'a' }, { path: 'b' }],
      { modulesDir: 'b' },
    ],
    [
      'lets --modules-dir win over its variable',
      [{ path: 'a' }, { modulesDir: 'b' }],
      { modulesDir: 'b' },
    ],
    ['prefers --modules-dir to --path', [{ path: 'a', modulesDir: 'b' }], { modulesDir: 'b' }],
    [
      'lets --cache-dir win over PUPFILE_NO_CACHE',
      [{ cache: false }, { cacheDir: 'a' }],
      { cache: true, cacheDir: 'a' },
    ],
    [
      'lets --no-cache win over PUPFILE_CACHE_DIR',
      [{ cacheDir: 'a' }, { cache: false }],
      { cache: false, cacheDir: 'a' },
    ],
  ];
  for (const [title, layers, options] of cases) {
    it(title, () => assert.deepEqual(layerOptions(...layers), options));
  }
});
