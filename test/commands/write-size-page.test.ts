import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeSizePage } from '../../src/commands/write-size-page.ts';
import { measureModules } from '../../src/size/size-report.ts';
import { buildPage } from '../support/build-page.ts';
import { thrown } from '../support/rejection.ts';
import { threeModules } from '../support/sized-modules.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const report = measureModules(threeModules, { content: 'runtime', order: 'kept' });

describe('writeSizePage', () => {
  const directory = useTemporaryDirectory();
  before(buildPage);

  it('writes one file, into directories that it makes, and replaces what was there', () => {
    writeTree(directory(), { 'out/size.html': 'old' });
    const { file, bytes } = writeSizePage(report, {
      file: 'out/size.html',
      directory: directory(),
    });
    assert.equal(file, 'out/size.html');
    assert.deepEqual(readdirSync(join(directory(), 'out')), ['size.html']);
    assert.equal(readFileSync(join(directory(), file)).length, bytes);
  });

  it('allows exactly the script and the style that the page has', () => {
    writeSizePage(report, { file: 'size.html', directory: directory() });
    const page = readFileSync(join(directory(), 'size.html'), 'utf8');
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? '';
    for (const pattern of [/<style>([\s\S]*?)<\/style>/, /<script>([\s\S]*?)<\/script>/]) {
      const [, text = ''] = pattern.exec(page) ?? [];
      assert.ok(text.length > 1000);
      assert.ok(policy.includes(createHash('sha256').update(text).digest('base64')));
    }
    // A script that had an end of its own in it would be cut there.
    assert.equal(page.match(/<\/script>/g)?.length, 2);
  });

  it('tells where it cannot write', () => {
    writeTree(directory(), { 'size.html/file': 'a directory is in the way' });
    thrown(
      () => writeSizePage(report, { file: 'size.html', directory: directory() }),
      'FILE_SYSTEM',
    );
  });
});
