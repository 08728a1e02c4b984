import assert from 'node:assert/strict';
import { Walk } from '../../src/resolver/walk.ts';
import { moduleWith } from '../support/universe.ts';

const [web, base, log, disk] = ['acme-web', 'acme-base', 'acme-log', 'acme-disk'].map((name) =>
  moduleWith(name, '1.0.0'),
);
assert(web && base && log && disk);

describe('Walk', () => {
  it('goes through the declared modules, then through what they require', () => {
    const walk = new Walk([web, base]);
    assert.equal(walk.next(), web);
    walk.advance([log, base]);
    assert.equal(walk.next(), base);
    walk.advance([web, disk]);
    assert.equal(walk.next(), log);
    walk.advance([]);
    assert.equal(walk.next(), disk);
    walk.advance([]);
    assert.equal(walk.next(), undefined);
  });

  it('lists a module once that is declared twice', () => {
    const walk = new Walk([web, web]);
    walk.advance([]);
    assert.equal(walk.next(), undefined);
  });

  it('goes back to where it stood, and forgets what was required after that', () => {
    const walk = new Walk([web]);
    walk.advance([base]);
    walk.advance([log]);
    walk.backtrack(1);
    assert.equal(walk.next(), base);
    walk.advance([disk, log]);
    assert.equal(walk.next(), disk);
    walk.backtrack(0);
    assert.equal(walk.next(), web);
    walk.advance([log]);
    assert.equal(walk.next(), log);
    walk.advance([]);
    assert.equal(walk.next(), undefined);
  });

  it('stays where it is at the present level', () => {
    const walk = new Walk([web, base]);
    walk.advance([]);
    walk.backtrack(1);
    assert.equal(walk.next(), base);
  });
});
