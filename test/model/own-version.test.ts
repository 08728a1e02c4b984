import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../src/model/own-version.ts';

describe('version', () => {
  it('is the package’s', () => {
    const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
    assert.equal(version, JSON.parse(text).version);
  });
});
