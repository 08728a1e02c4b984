import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { formatInstalled } from '../../src/layout/format-installed.ts';
import {
  type InstalledModule,
  keptTotals,
  readElsewhere,
  readFoundation,
  readInstalled,
  sumTotals,
} from '../../src/layout/installed-modules.ts';
import { type ModuleName, parseModuleName } from '../../src/model/module-name.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const web: InstalledModule = {
  name: parseModuleName('acme-web') as ModuleName,
  version: '1.0.0',
  directory: 'web',
  digest: 'a'.repeat(64),
  content: 'runtime',
  mtimeMs: 1_704_067_200_000,
  files: { 'metadata.json': 10, 'tasks/run.sh': 5 },
  executables: ['tasks/run.sh'],
  leftOut: { files: 3, bytes: 300 },
};

describe('readInstalled', () => {
  const directory = useTemporaryDirectory();

  it('reads what formatInstalled wrote', () => {
    const base = { ...web, name: parseModuleName('acme-base') as ModuleName, directory: 'base' };
    writeTree(directory(), { '.pupfile/installed.json': formatInstalled([web, base]).text });
    assert.deepEqual(readInstalled(directory()), [base, web]);
  });

  it('reads the other directories as well, which need not be told', () => {
    writeTree(directory(), {
      '.pupfile/installed.json': formatInstalled([web], { elsewhere: ['site', 'a"b'] }).text,
    });
    assert.deepEqual(readInstalled(directory()), [web]);
    assert.deepEqual(readElsewhere(directory()), ['site', 'a"b']);
    writeTree(directory(), { '.pupfile/installed.json': formatInstalled([web]).text });
    assert.deepEqual(readElsewhere(directory()), []);
  });

  it('reads nothing where there is nothing', () => {
    assert.deepEqual(readInstalled(directory()), []);
    assert.deepEqual(readElsewhere(directory()), []);
  });

  const damaged: readonly [string, string][] = [
    ['nothing', ''],
    ['half of it', formatInstalled([web]).text.slice(0, -20)],
    ['another version', formatInstalled([web]).text.replace('"version":1', '"version":2')],
    ['null for a module', '{"version":1,"modules":[null]}'],
    ['a module without files', changed({ files: undefined })],
    ['a directory elsewhere', changed({ directory: '../../etc' })],
    ['sizes that are none', changed({ files: { 'metadata.json': 'large' } })],
    ['a hidden directory', changed({ directory: '.pupfile' })],
    ['an impossible name', changed({ name: '../x' })],
  ];
  it('takes a record of 100 MB for none, without reading it', () => {
    writeTree(directory(), { '.pupfile/installed.json': formatInstalled([web]).text });
    truncateSync(join(directory(), '.pupfile/installed.json'), 100_000_000);
    assert.deepEqual(readInstalled(directory()), []);
    assert.deepEqual(readElsewhere(directory()), []);
  });

  it('waits for nobody where a pipe has the name of the record', () => {
    mkdirSync(join(directory(), '.pupfile'));
    execFileSync('mkfifo', [join(directory(), '.pupfile/installed.json')]);
    assert.deepEqual(readInstalled(directory()), []);
  });

  for (const [title, text] of damaged) {
    it(`takes a file with ${title} for none`, () => {
      writeTree(directory(), { '.pupfile/installed.json': text });
      assert.deepEqual(readInstalled(directory()), []);
    });
  }
});

describe('totals', () => {
  it('counts the files and bytes that were kept', () => {
    assert.deepEqual(keptTotals(web), { files: 2, bytes: 15 });
  });

  it('adds up', () => {
    assert.deepEqual(sumTotals([keptTotals(web), web.leftOut]), { files: 5, bytes: 315 });
    assert.deepEqual(sumTotals([]), { files: 0, bytes: 0 });
  });
});

function changed(fields: object): string {
  return JSON.stringify({ version: 1, modules: [{ ...web, ...fields }] });
}

describe('readFoundation', () => {
  const directory = useTemporaryDirectory();

  /** Writes a record with its time, in milliseconds since 1970. */
  function write(text: string, mtimeMs = founded.mtimeMs): void {
    writeTree(directory(), { '.pupfile/installed.json': text });
    utimesSync(join(directory(), '.pupfile/installed.json'), mtimeMs / 1000, mtimeMs / 1000);
  }
  const founded = formatInstalled([web], { basis: 'a word', elsewhere: ['site'] });

  it('reads what the modules follow from, beside what else is told', () => {
    write(founded.text);
    const foundation = { basis: 'a word', modules: 1, mtimeMs: founded.mtimeMs };
    assert.deepEqual(readFoundation(directory()), foundation);
    assert.deepEqual(readInstalled(directory()), [web]);
    assert.deepEqual(readElsewhere(directory()), ['site']);
  });

  it('reads it though the modules are many', () => {
    const { text, mtimeMs } = formatInstalled(Array(100).fill(web), { basis: 'a word' });
    write(text, mtimeMs);
    assert.equal(readFoundation(directory())?.modules, 100);
  });

  const untold: readonly [title: string, text: string, mtimeMs?: number][] = [
    ['nobody tells', formatInstalled([web]).text],
    ['somebody has written the record since', founded.text, founded.mtimeMs + 1000],
    ['it has another version', founded.text.replace('"version":1', '"version":2')],
    ['it is no word', founded.text.replace('"a word"', '7')],
    ['it is null', '{"version":1,"foundation":null,"modules":[\n]}'],
    ['it is torn', founded.text.slice(0, 40)],
    ['there is nothing', ''],
  ];
  for (const [title, text, mtimeMs] of untold) {
    it(`reads nothing where ${title}`, () => {
      write(text, mtimeMs);
      assert.equal(readFoundation(directory()), undefined);
    });
  }

  it('reads nothing where there is no file, or something else', () => {
    assert.equal(readFoundation(directory()), undefined);
    mkdirSync(join(directory(), '.pupfile', 'installed.json'), { recursive: true });
    assert.equal(readFoundation(directory()), undefined);
  });
});
