import assert from 'node:assert/strict';
import { readSizeOrder, sizeResult } from '../../src/cli/render-size.ts';
import { measureModules } from '../../src/size/size-report.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';
import { thrown } from '../support/rejection.ts';
import { threeModules } from '../support/sized-modules.ts';

const report = measureModules(threeModules, { content: 'runtime', order: 'kept' });
const result = sizeResult(report, { isDetailed: false });

describe('sizeResult', () => {
  it('has a line for each module, one for all, and the kinds', () => {
    assert.equal(
      result.text(plainLook),
      `Module     Version      Files     Kept   Share  Left out
acme-web   2.0.0            2  1.9 MiB   99.7%    1000 B
acme-base  1.2.0            3  6.0 KiB    0.3%       0 B
acme-log   10.0.0-rc.1      1    100 B    0.0%  48.8 KiB
3 modules                   6  1.9 MiB  100.0%  49.8 KiB

Kept       Files       Size  Share
manifests      2    1.4 MiB  74.8%
templates      1  488.3 KiB  24.9%
lib            2    5.9 KiB   0.3%
metadata       1      144 B   0.0%

Left out   Files      Size  Share
spec           2  49.5 KiB  99.4%
documents      1     300 B   0.6%`,
    );
  });

  it('fits a narrow terminal', () => {
    const text = result.text({ ...plainLook, columns: 40 });
    assert.equal(
      text.split('\n').slice(0, 5).join('\n'),
      `Module        Kept   Share  Left out
acme-web   1.9 MiB   99.7%    1000 B
acme-base  6.0 KiB    0.3%       0 B
acme-log     100 B    0.0%  48.8 KiB
3 modules  1.9 MiB  100.0%  49.8 KiB`,
    );
    assert.ok(text.split('\n').every((line) => line.length <= 40));
  });

  it('marks titles and the total', () => {
    const lines = result.text({ ...namedLook, columns: 20 }).split('\n');
    assert.deepEqual(
      lines.filter((line) => line.startsWith('<')),
      [
        '<dim Module        Kept>',
        '<bold 3 modules  1.9 MiB>',
        '<dim Kept            Size>',
        '<dim Left out       Size>',
      ],
    );
  });

  it('says nothing strange where nothing is locked', () => {
    const nothing = measureModules([], { content: 'runtime', order: 'kept' });
    assert.equal(
      sizeResult(nothing, { isDetailed: false }).text(plainLook),
      `Module     Version  Files  Kept  Share  Left out
0 modules               0   0 B      -       0 B`,
    );
  });

  it('tells of one module what it is made of', () => {
    const [web, base] = report.modules;
    assert.ok(web && base);
    const both = { ...report, modules: [web, base] };
    assert.equal(
      sizeResult(both, { isDetailed: true }).text(plainLook),
      `acme-web 2.0.0: 1.9 MiB kept of 1.9 MiB, 2 files

Kept       Files       Size  Share
manifests      1    1.4 MiB  75.0%
templates      1  488.3 KiB  25.0%

Left out   Files   Size  Share
spec           1  700 B  70.0%
documents      1  300 B  30.0%

Largest files
   1.4 MiB  manifests/init.pp
 488.3 KiB  templates/x.epp

acme-base 1.2.0: 6.0 KiB kept of 6.0 KiB, 3 files

Kept      Files     Size  Share
lib           2  5.9 KiB  97.7%
metadata      1    144 B   2.3%

Largest files
   3.9 KiB  lib/puppet/a.rb
   2.0 KiB  lib/puppet/b.rb
     144 B  metadata.json`,
    );
  });

  it('names the page that was written last', () => {
    const page = { file: 'out/size.html', bytes: 2048 };
    const withPage = sizeResult(report, { isDetailed: false, page });
    assert.ok(withPage.text(plainLook).endsWith('\n\nWrote out/size.html, 2.0 KiB'));
    assert.deepEqual((withPage.json as Record<string, unknown>)['page'], page);
  });

  it('prints no control characters of a path', () => {
    const files = [{ path: '\u001b[31m/\u001b[2J', bytes: 1 }];
    const evil = { name: 'a-b', version: '1.0.0', dependencies: [], files, leftOutFiles: files };
    const measured = measureModules([evil], { content: 'runtime', order: 'kept' });
    for (const isDetailed of [true, false]) {
      const { text, json } = sizeResult(measured, { isDetailed });
      assert.equal(text(plainLook).includes('\u001b'), false);
      assert.equal(JSON.stringify(json).includes('u001b'), false);
    }
  });

  it('gives programs the kinds, and the files of modules that were named', () => {
    const { json } = sizeResult(report, { isDetailed: false });
    const { modules } = json as { modules: readonly Record<string, unknown>[] };
    assert.deepEqual(modules[2], {
      name: 'acme-log',
      version: '10.0.0-rc.1',
      dependencies: ['acme-base'],
      kept: { files: 1, bytes: 100, kinds: [{ kind: 'manifests', files: 1, bytes: 100 }] },
      leftOut: { files: 1, bytes: 50_000, kinds: [{ kind: 'spec', files: 1, bytes: 50_000 }] },
    });
    const detailed = sizeResult(report, { isDetailed: true }).json as typeof json & {
      modules: readonly Record<string, unknown>[];
    };
    assert.deepEqual(detailed.modules[2]?.['files'], [{ path: 'manifests/init.pp', bytes: 100 }]);
    assert.deepEqual(detailed.modules[2]?.['leftOutFiles'], [
      { path: 'spec/x_spec.rb', bytes: 50_000 },
    ]);
  });
});

describe('readSizeOrder', () => {
  it('takes what modules can be sorted by', () => {
    assert.equal(readSizeOrder('left-out'), 'left-out');
  });

  it('refuses the rest', () => {
    const { message, hint } = thrown(() => readSizeOrder('weight'), 'USAGE');
    assert.equal(message, '`weight` is not an order');
    assert.equal(hint, '--sort takes one of: kept, left-out, name');
  });
});
