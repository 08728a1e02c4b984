import assert from 'node:assert/strict';
import { Traffic } from '../../../src/cli/progress/traffic.ts';
import { transferOf } from '../../support/progress-events.ts';

describe('traffic', () => {
  it('is nothing at first', () => {
    assert.deepEqual(new Traffic().look(5), { bytes: 0, bytesPerSecond: 0, underWay: [] });
  });

  it('is the sum of what has arrived and of what is arriving', () => {
    const traffic = new Traffic();
    const first = transferOf('acme-web 1.0.0');
    traffic.add(first, 0);
    Object.assign(first, { arrivedBytes: 300, isOver: true });
    const second = transferOf('acme-base 1.0.0');
    traffic.add(second, 0);
    second.arrivedBytes = 20;
    const { bytes, underWay } = traffic.look(1);
    assert.equal(bytes, 320);
    assert.deepEqual(underWay, [{ transfer: second, silentMs: 0 }]);
  });

  it('has the speed of the last seconds, not of the whole run', () => {
    const traffic = new Traffic();
    const transfer = transferOf('acme-web 1.0.0');
    traffic.add(transfer, 0);
    transfer.arrivedBytes = 100_000;
    assert.equal(traffic.look(1000).bytesPerSecond, 100_000);
    for (let second = 2; second <= 10; second += 1) {
      transfer.arrivedBytes += 500;
      traffic.look(second * 1000);
    }
    transfer.arrivedBytes += 500;
    assert.equal(traffic.look(11_000).bytesPerSecond, 500);
  });

  it('has the speed since the last look, where that is longer ago', () => {
    const traffic = new Traffic();
    const transfer = transferOf('acme-web 1.0.0');
    traffic.add(transfer, 0);
    transfer.arrivedBytes = 1000;
    assert.equal(traffic.look(10_000).bytesPerSecond, 100);
    transfer.arrivedBytes = 3000;
    assert.equal(traffic.look(20_000).bytesPerSecond, 200);
  });

  it('is not slower than nothing where an attempt begins anew', () => {
    const traffic = new Traffic();
    const transfer = transferOf('acme-web 1.0.0', { arrivedBytes: 900 });
    traffic.add(transfer, 0);
    traffic.look(500);
    transfer.arrivedBytes = 0;
    assert.equal(traffic.look(1000).bytesPerSecond, 0);
  });

  it('knows for how long nothing has arrived', () => {
    const traffic = new Traffic();
    const transfer = transferOf('acme-web 1.0.0');
    traffic.add(transfer, 1000);
    assert.equal(traffic.look(4000).underWay[0]?.silentMs, 3000);
    transfer.arrivedBytes = 1;
    assert.equal(traffic.look(4500).underWay[0]?.silentMs, 0);
    assert.equal(traffic.look(6500).underWay[0]?.silentMs, 2000);
  });
});
