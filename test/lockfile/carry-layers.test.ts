import assert from 'node:assert/strict';
import { carryLayers, withoutLayers } from '../../src/lockfile/carry-layers.ts';
import { formatLockfile } from '../../src/lockfile/format-lockfile.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import { lockOf } from '../support/declare-lock.ts';

const layers = [{ sha256: 'a'.repeat(64), prefix: '/etc/modules' }];
const lock = lockOf(['acme-web 1.0.0'], {}, ['acme-web']);

describe('carryLayers', () => {
  it('keeps the records of layers where the lock says the same', () => {
    assert.deepEqual(carryLayers({ ...lock, layers }, lock).layers, layers);
  });

  it('drops them where a module moved', () => {
    const moved = lockOf(['acme-web 1.0.1'], {}, ['acme-web']);
    assert.equal(carryLayers({ ...lock, layers }, moved).layers, undefined);
  });

  it('has none where there were none', () => {
    assert.equal(carryLayers(lock, lock), lock);
    assert.equal(carryLayers(undefined, lock), lock);
  });
});

describe('the block LAYER', () => {
  it('stands between EXCLUSIONS and LAYOUT, and is read back', () => {
    const text = formatLockfile({ ...lock, layers });
    assert.match(text, /\n\nLAYER\n {2}sha256=a{64} \/etc\/modules\n\n/);
    assert.deepEqual(parseLockfile(text, 'Puppetfile.lock').layers, layers);
    assert.equal(formatLockfile(withoutLayers({ ...lock, layers })), formatLockfile(lock));
  });

  it('has the root of an image as a slash', () => {
    const text = formatLockfile({ ...lock, layers: [{ sha256: 'a'.repeat(64), prefix: '' }] });
    assert.match(text, /sha256=a{64} \/\n/);
    assert.equal(parseLockfile(text, 'x').layers?.[0]?.prefix, '');
  });

  for (const line of [
    'sha256=abc /x',
    `sha256=${'a'.repeat(64)}`,
    `md5=${'a'.repeat(64)} /x`,
    `sha256=${'a'.repeat(64)} x`,
  ]) {
    it(`refuses ${line.slice(0, 20)}`, () => {
      assert.throws(() => parseLockfile(`DEPENDENCIES\n\n\nLAYER\n  ${line}\n\n`, 'x'), {
        code: 'LOCKFILE_INVALID',
      });
    });
  }
});
