import assert from 'node:assert/strict';
import { formatInstalled } from '../../src/layout/format-installed.ts';
import type { InstalledModule } from '../../src/layout/installed-modules.ts';
import { moduleName } from '../support/declare-modules.ts';

const newest = Date.UTC(2024, 0, 3, 12);
const web: InstalledModule = {
  name: moduleName('acme-web'),
  version: '1.0.0',
  directory: 'web',
  digest: 'a'.repeat(64),
  content: 'runtime',
  mtimeMs: newest,
  files: { 'metadata.json': 10 },
  executables: [],
  leftOut: { files: 0, bytes: 0 },
};
const base = { ...web, name: moduleName('acme-base'), directory: 'base', mtimeMs: 0 };

describe('formatInstalled', () => {
  it('is the same in whatever order the modules come', () => {
    const [one, other] = [
      [web, base],
      [base, web],
    ].map((modules) => formatInstalled(modules, { basis: 'a word' }));
    assert.deepEqual(one, other);
    assert.match(one?.text ?? '', /^\{"version":1,"foundation":.*\n\{"name":"acme-base"/);
  });

  it('has a time of the day before that of the newest module', () => {
    const { mtimeMs } = formatInstalled([web, base]);
    assert.equal(new Date(mtimeMs).toISOString().slice(0, 10), '2024-01-02');
  });

  // Image builders would take one of the same size and time for the same.
  it('has another time for other modules, or for what they follow from', () => {
    const records = [
      formatInstalled([web, base], { basis: 'a word' }),
      formatInstalled([web, { ...base, version: '1.0.1' }], { basis: 'a word' }),
      formatInstalled([web, base], { basis: 'a wort' }),
    ];
    assert.equal(new Set(records.map(({ text }) => text.length)).size, 1);
    assert.equal(new Set(records.map(({ mtimeMs }) => mtimeMs)).size, 3);
    const [one, other] = ['site', 'role'].map((place) =>
      formatInstalled([web], { elsewhere: [place] }),
    );
    assert.notEqual(one?.mtimeMs, other?.mtimeMs);
  });
});
