import assert from 'node:assert/strict';
import { cacheDirectoryResult, cacheResult } from '../../src/cli/render-cache.ts';
import { plainLook } from '../support/plain-look.ts';

const result = {
  directory: '/srv/cache',
  removed: { archives: 2, mirrors: 1, bytes: 2048 },
  kept: { archives: 1, mirrors: 0, bytes: 512 },
  inUse: ['git/acme-web-0123456789abcdef.git'],
};

describe('cacheResult', () => {
  it('tells what is gone, what stays and what is in use', () => {
    assert.equal(
      cacheResult(result).text(plainLook),
      `Removed 2 archives and 1 mirror (2.0 KiB) from /srv/cache
Kept 1 archive and 0 mirrors (512 B)
In use, and kept: git/acme-web-0123456789abcdef.git`,
    );
    assert.deepEqual(cacheResult(result).json, { version: 1, ...result });
  });

  it('is silent of what is not there', () => {
    const kept = { archives: 0, mirrors: 0, bytes: 0 };
    const text = cacheResult({ ...result, kept, inUse: [] }).text(plainLook);
    assert.equal(text, 'Removed 2 archives and 1 mirror (2.0 KiB) from /srv/cache');
  });
});

describe('cacheDirectoryResult', () => {
  it('is the path alone', () => {
    assert.equal(cacheDirectoryResult('/srv/cache').text(plainLook), '/srv/cache');
    assert.deepEqual(cacheDirectoryResult('/srv').json, { version: 1, directory: '/srv' });
  });
});
