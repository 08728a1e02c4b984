import assert from 'node:assert/strict';
import { findDataDirectories } from '../../src/layout/data-directories.ts';

describe('findDataDirectories', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['version: 5\n', []],
    ['defaults:\n  datadir: data\n', ['data']],
    ['defaults:\n  datadir: "hiera data" # ours\n', ['hiera data']],
    ["hierarchy:\n  - name: a\n    datadir: 'a'\n  - datadir: b/c/\n", ['a', 'b/c']],
    ['defaults: { datadir: hiera, data_hash: yaml_data }\n', ['hiera']],
    ['defaults: {"datadir":"hiera"}\n', ['hiera']],
    ['  datadir : ./hiera//x/../y # here\n', ['hiera/y']],
    ['  datadir: .\n', ['.']],
    ['  datadir: data/%{facts.os.name}/x\n', ['data']],
    ['  datadir: "%{facts.os.name}"\n', ['.']],
    ['  datadir: ../elsewhere\n', []],
    ['  datadir: /etc/puppet/data\n', []],
    ['  nodatadir: x\n', []],
    ['  datadir:\n', []],
    ['  datadir: windows\r\n', ['windows']],
  ];
  for (const [text, expected] of cases) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(findDataDirectories(text), expected);
    });
  }
});
