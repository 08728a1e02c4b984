import assert from 'node:assert/strict';
import { type OwnTransfer, type Transfer, watchTransfer } from '../../src/net/transfer.ts';

const about = { subject: 'acme-web 1.0.0', peer: 'forge.example' };

describe('watchTransfer', () => {
  it('tells of a transfer before anything has arrived', async () => {
    let told: Transfer | undefined;
    await watchTransfer(
      about,
      (transfer) => {
        told = transfer;
      },
      async (transfer) => {
        assert.equal(told, transfer);
        assert.deepEqual(
          { ...transfer },
          {
            ...about,
            arrivedBytes: 0,
            announcedBytes: undefined,
            isOver: false,
          },
        );
      },
    );
  });

  it('is over when it is, whatever came of it', async () => {
    let own: OwnTransfer | undefined;
    const failure = new Error('reset');
    const failing = watchTransfer(about, undefined, async (transfer) => {
      own = transfer;
      throw failure;
    });
    await assert.rejects(failing, failure);
    assert.equal(own?.isOver, true);
  });
});
