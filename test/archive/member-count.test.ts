import assert from 'node:assert/strict';
import { createMemberCount } from '../../src/archive/member-count.ts';
import { defaultArchiveLimits } from '../../src/archive/read-archive.ts';
import { thrown } from '../support/rejection.ts';
import { paxBody, tarBytes } from '../support/tar-bytes.ts';

const tar = tarBytes(
  { path: 'pax', type: 'x', content: paxBody({ path: `m/${'long/'.repeat(150)}x`, size: '1200' }) },
  { path: 'm/x', content: Buffer.alloc(1200, 1), raw: { 124: '00000000000\0' } },
  { path: 'm/empty' },
  { path: 'm/y', content: 'y' },
);

function count(bytes: Buffer, { entries, step }: { entries: number; step: number }): void {
  const limits = { ...defaultArchiveLimits, entries };
  const members = createMemberCount({ subject: 'It', limits });
  for (let offset = 0; offset < bytes.length; offset += step) {
    members.add(bytes.subarray(offset, offset + step));
  }
}

describe('createMemberCount', () => {
  for (const step of [1, 7, 511, 512, 513, 100_000]) {
    it(`counts the same in pieces of ${step} bytes`, () => {
      count(tar, { entries: 4, step });
      thrown(() => count(tar, { entries: 3, step }), 'ARCHIVE_UNSAFE');
    });
  }

  it('ignores what stands behind the end', () => {
    count(Buffer.concat([tar, Buffer.from('garbage'.repeat(500))]), { entries: 4, step: 100 });
  });

  it('refuses a header that is none, and says where it is', () => {
    const damaged = Buffer.concat([tar.subarray(0, -1024), Buffer.alloc(512, 1)]);
    const error = thrown(() => count(damaged, { entries: 9, step: 100 }), 'ARCHIVE_INVALID');
    assert.match(error.message, /header .* is damaged/);
  });

  it('refuses extended headers that hold more than 16 MiB together, before they are there', () => {
    const header = tarBytes({ path: 'x', type: 'x', raw: { 124: '00100000001\0' } });
    const error = thrown(
      () => count(header.subarray(0, 512), { entries: 9, step: 100 }),
      'ARCHIVE_UNSAFE',
    );
    assert.match(error.message, /extended headers hold more than 16777216 bytes/);
  });
});
