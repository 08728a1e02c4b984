import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { lstatSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { appendReport, writeReports } from '../../src/commands/write-reports.ts';
import { thrown } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('writeReports', () => {
  const directory = useTemporaryDirectory();
  const at = (path: string) => join(directory(), path);

  it('writes each file, and makes its directories', () => {
    writeTree(directory(), { 'b.xml': 'old' });
    writeReports([
      { path: at('out/deep/a.sarif'), text: 'a' },
      { path: at('b.xml'), text: 'b' },
    ]);
    assert.deepEqual(readTree(directory()), {
      'b.xml': 'b',
      out: 'directory',
      'out/deep': 'directory',
      'out/deep/a.sarif': 'a',
    });
  });

  it('writes none where one cannot be written', () => {
    writeTree(directory(), { 'a.xml': 'old', file: 'x' });
    const files = [
      { path: at('a.xml'), text: 'new' },
      { path: at('file/b.xml'), text: 'new' },
    ];
    const error = thrown(() => writeReports(files), 'FILE_SYSTEM');
    assert.match(error.message, /^Could not write `.*file.*`: /);
    assert.deepEqual(readTree(directory()), { 'a.xml': 'old', file: 'x' });
  });

  it('refuses a directory', () => {
    writeTree(directory(), { 'out/file': '' });
    const error = thrown(() => writeReports([{ path: at('out'), text: '' }]), 'FILE_SYSTEM');
    assert.equal(error.message, `Could not write \`${at('out')}\`: it is a directory`);
    assert.deepEqual(Object.keys(readTree(directory())), ['out', 'out/file']);
  });

  it('writes to a device without replacing it', () => {
    symlinkSync('/dev/null', at('null'));
    writeReports([
      { path: at('null'), text: 'a' },
      { path: '/dev/null', text: 'a' },
    ]);
    assert.ok(lstatSync('/dev/null').isCharacterDevice());
    assert.ok(lstatSync(at('null')).isSymbolicLink());
  });

  it('writes to a pipe that somebody reads', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const reader = spawn('cat', [at('pipe')], { stdio: ['ignore', 'pipe', 'inherit'] });
    // Opening a pipe waits for the other end, which is another process.
    writeReports([{ path: at('pipe'), text: 'a' }]);
    assert.equal(await text(reader.stdout), 'a');
  });
});

describe('appendReport', () => {
  const directory = useTemporaryDirectory();

  it('adds to what others have written', () => {
    writeTree(directory(), { 'summary.md': 'first\n' });
    appendReport({ path: join(directory(), 'summary.md'), text: 'second\n' });
    assert.deepEqual(readTree(directory()), { 'summary.md': 'first\nsecond\n' });
  });

  it('says where it cannot', () => {
    const file = { path: join(directory(), 'nowhere/summary.md'), text: '' };
    const error = thrown(() => appendReport(file), 'FILE_SYSTEM');
    assert.equal(error.message, `Could not write \`${file.path}\`: it is not there`);
  });
});
