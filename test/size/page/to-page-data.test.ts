import assert from 'node:assert/strict';
import { toPageData } from '../../../src/size/page/to-page-data.ts';
import { measureModules } from '../../../src/size/size-report.ts';
import { threeModules } from '../../support/sized-modules.ts';

describe('toPageData', () => {
  it('has modules in the order of the report, with the folders that they need', () => {
    const report = measureModules(threeModules, { content: 'runtime', order: 'kept' });
    assert.deepEqual(toPageData(report), {
      modules: [
        {
          name: 'acme-web',
          version: '2.0.0',
          dependencies: [1, 2],
          entries: [
            ['README.md', 300, 1],
            ['manifests', [['init.pp', 1_500_000]]],
            ['spec', [['x_spec.rb', 700, 1]]],
            ['templates', [['x.epp', 500_000]]],
          ],
        },
        {
          name: 'acme-base',
          version: '1.2.0',
          dependencies: [],
          entries: [
            [
              'lib/puppet',
              [
                ['a.rb', 4000],
                ['b.rb', 2000],
              ],
            ],
            ['metadata.json', 144],
          ],
        },
        {
          name: 'acme-log',
          version: '10.0.0-rc.1',
          dependencies: [1],
          entries: [
            ['manifests', [['init.pp', 100]]],
            ['spec', [['x_spec.rb', 50_000, 1]]],
          ],
        },
      ],
    });
  });

  it('keeps what is kept and what is left out of one folder together', () => {
    const odd = {
      name: 'a-b',
      version: '1.0.0',
      dependencies: ['a-none'],
      files: [{ path: 'files/x/y', bytes: 1 }],
      leftOutFiles: [{ path: 'files/.git/HEAD', bytes: 2 }],
    };
    const [module] = toPageData(measureModules([odd], { content: 'full', order: 'name' })).modules;
    assert.deepEqual(module?.dependencies, []);
    assert.deepEqual(module?.entries, [
      [
        'files',
        [
          ['.git', [['HEAD', 2, 1]]],
          ['x', [['y', 1]]],
        ],
      ],
    ]);
  });

  it('takes names of objects for names, and lets nothing through that hides text', () => {
    const files = ['__proto__/constructor', 'x/\u202egnp.exe'].map((path) => ({ path, bytes: 1 }));
    const odd = { name: 'a-b', version: '1\u0007', dependencies: [], files, leftOutFiles: [] };
    const [module] = toPageData(measureModules([odd], { content: 'full', order: 'name' })).modules;
    assert.equal(module?.version, '1\u{fffd}');
    assert.deepEqual(module?.entries, [
      ['__proto__', [['constructor', 1]]],
      ['x', [['\u{fffd}gnp.exe', 1]]],
    ]);
  });
});
