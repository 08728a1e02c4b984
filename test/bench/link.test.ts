import assert from 'node:assert/strict';
import { Link } from '../../bench/link.ts';

// 1000 bytes a millisecond.
const megabitsPerSecond = 8;

describe('Link', () => {
  it('takes as long as its bandwidth says, but for what it may catch up on', () => {
    assert.equal(new Link(megabitsPerSecond).send(50_000, 100), 146);
  });

  it('carries what comes meanwhile afterwards', () => {
    const link = new Link(megabitsPerSecond);
    link.send(54_000, 0);
    assert.equal(link.send(10_000, 20), 60);
  });

  it('makes up for a sender that was late', () => {
    const link = new Link(megabitsPerSecond);
    link.send(14_000, 0);
    assert.equal(link.send(10_000, 13), 20);
  });

  it('saves no more up while nobody sends', () => {
    const link = new Link(megabitsPerSecond);
    link.send(1000, 0);
    assert.equal(link.send(10_000, 500), 506);
  });
});
