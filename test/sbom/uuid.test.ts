import assert from 'node:assert/strict';
import { uuidOf } from '../../src/sbom/uuid.ts';

describe('uuidOf', () => {
  it('marks the bits of a digest as a UUID of version 8', () => {
    assert.equal(uuidOf('0123456789abcdef'.repeat(4)), '01234567-89ab-8def-8123-456789abcdef');
    assert.equal(uuidOf('f'.repeat(64)), 'ffffffff-ffff-8fff-bfff-ffffffffffff');
    assert.equal(uuidOf('6'.repeat(64)), '66666666-6666-8666-a666-666666666666');
  });
});
