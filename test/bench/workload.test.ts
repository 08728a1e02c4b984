import assert from 'node:assert/strict';
import { depthOf } from '../../bench/workload.ts';
import { lockOf } from '../support/declare-lock.ts';

describe('depthOf', () => {
  const modules = ['acme-web 1.0.0', 'acme-log 1.0.0', 'acme-base 1.0.0'];
  const chain = { 'acme-web': ['acme-log'], 'acme-log': ['acme-base'] };

  it('counts the steps to the farthest module', () => {
    assert.equal(depthOf(lockOf(modules, chain, ['acme-web'])), 2);
  });

  it('takes the shortest way to a module', () => {
    assert.equal(depthOf(lockOf(modules, chain, ['acme-web', 'acme-base'])), 1);
  });

  it('is none where everything is declared, or nothing', () => {
    const declared = ['acme-web', 'acme-log', 'acme-base'];
    assert.equal(depthOf(lockOf(modules, chain, declared)), 0);
    assert.equal(depthOf(lockOf([], {}, [])), 0);
  });

  it('ends where modules need each other, and passes over what is not locked', () => {
    const circle = { 'acme-web': ['acme-log'], 'acme-log': ['acme-web', 'acme-excluded'] };
    assert.equal(depthOf(lockOf(modules.slice(0, 2), circle, ['acme-web'])), 1);
  });
});
