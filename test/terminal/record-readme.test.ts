import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordReadme } from '../../scripts/terminal/record-readme.ts';

const root = join(import.meta.dirname, '..', '..');
const file = join(root, 'docs', 'images', 'terminal.svg');

describe('the recording of the README', () => {
  before(() => {
    execFileSync(process.execPath, [join(root, 'scripts', 'build.js')]);
  });

  it('is what pupfile prints now, in less than 60 kB', async () => {
    const svg = await recordReadme();
    if (process.env['UPDATE'] === '1') writeFileSync(file, svg);
    else assert.equal(readFileSync(file, 'utf8'), svg);
    assert.ok(Buffer.byteLength(svg) < 60_000);
  });
});
