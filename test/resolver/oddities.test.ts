import assert from 'node:assert/strict';
import { tellOddities } from '../../src/resolver/oddities.ts';
import { releaseOf } from '../support/declare-modules.ts';
import { optionsIn, resolved } from '../support/resolved.ts';
import { universeOf } from '../support/universe.ts';

const universe = universeOf({
  'acme-base': { '1.0.0': {}, '2.0.0': {} },
  'acme-web': { '1.0.0': { 'acme-base': '1.x', 'acme-log': '>= 1.0.0' } },
  'acme-log': { '1.0.0': {} },
});

describe('tellOddities', () => {
  it('says nothing where all is well', async () => {
    assert.deepEqual(await tellOddities(await resolved(optionsIn(universe, [['acme-web']]))), []);
  });

  it('tells every requirement that is overridden, and what is taken', async () => {
    const options = optionsIn(universe, [['acme-web'], ['acme-base', '2.0.0']], {
      overridesPins: true,
    });
    assert.deepEqual(await tellOddities(await resolved(options)), [
      'acme-web 1.0.0 requires acme-base 1.x; 2.0.0 is taken, because it is overridden',
    ]);
  });

  it('tells what is left out', async () => {
    const options = optionsIn(universe, [['acme-web'], ['acme-base', '1.0.0']], {
      ignoresDependencies: true,
    });
    assert.deepEqual(await tellOddities(await resolved(options)), [
      'acme-web 1.0.0 requires acme-log >= 1.0.0; it is left out, because it is overridden',
    ]);
  });

  it('names broken releases that are newer than what is taken', async () => {
    const broken = (version: string) => ({
      ...releaseOf(`acme-log ${version}`),
      unusable: `acme-log ${version} is broken`,
    });
    const releases = [broken('0.9.0'), releaseOf('acme-log 1.0.0'), broken('1.1.0')];
    const others = new Map(universe).set(releaseOf('acme-log 1.0.0').name, releases);
    assert.deepEqual(await tellOddities(await resolved(optionsIn(others, [['acme-log']]))), [
      'acme-log 1.1.0 is broken; it is passed over',
    ]);
  });
});
