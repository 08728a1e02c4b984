import assert from 'node:assert/strict';
import type { PupfileError } from '../../src/errors/pupfile-error.ts';
import type { KnownModule } from '../../src/resolver/known-module.ts';
import { solve } from '../../src/resolver/solver.ts';
import { declareModules, moduleName } from '../support/declare-modules.ts';
import { pigeonholes, randomClauses } from '../support/hard-universe.ts';
import { rejection } from '../support/rejection.ts';
import { knownModule, tellReleases, type Universe, universeOf } from '../support/universe.ts';

function solveWithin(limit: number, universe: Universe, ...declared: readonly string[]) {
  const known = new Map<string, KnownModule>();
  const know = async (name: string) => {
    const module = known.get(name) ?? knownModule(universe, name);
    known.set(name, module);
    return module;
  };
  const { declarations } = declareModules(declared.map((name) => [name]));
  return solve({ declarations, know, limit });
}

function namesIn(universe: Universe, part: string): string[] {
  return [...universe.keys()].filter((name) => name.includes(part));
}

/** The error of a search that is given up, which must be the same every time. */
async function givenUp(limit: number, universe: Universe, part: string): Promise<PupfileError> {
  const search = () => solveWithin(limit, universe, ...namesIn(universe, part));
  const first = await rejection(search(), 'RESOLUTION_LIMIT');
  const second = await rejection(search(), 'RESOLUTION_LIMIT');
  assert.deepEqual([first.message, first.hint], [second.message, second.hint]);
  return first;
}

describe('solve, within a limit', () => {
  it('gives up on pigeons without enough holes', async () => {
    const error = await givenUp(500_000, pigeonholes(30), 'pigeon');
    assert.equal(
      error.message,
      'Could not resolve the dependencies: gave up after 500000 steps of the search',
    );
    assert.equal(error.exitCode, 4);
  });

  it('says what takes part in the most conflicts', async () => {
    const universe = randomClauses(100, 426);
    const { hint = '', data } = await givenUp(500_000, universe, 'clause');
    const named = /^pin or narrow (\S+), (\S+) and (\S+): the most conflicts are about them$/;
    const modules = named.exec(hint)?.slice(1) ?? [];
    assert.deepEqual(data, { steps: 500_000, modules });
    for (const name of modules) assert(universe.has(moduleName(name)), name);
  });

  it('answers with as many steps as the answer takes, and not with one less', async () => {
    const universe = pigeonholes(4);
    const declared = namesIn(universe, 'pigeon');
    const { kind, steps } = await solveWithin(1_000_000, universe, ...declared);
    assert.equal(kind, 'failure');
    assert.equal((await solveWithin(steps, universe, ...declared)).steps, steps);
    await rejection(solveWithin(steps - 1, universe, ...declared), 'RESOLUTION_LIMIT');
  });

  it('names nothing where there was no conflict', async () => {
    const universe = universeOf({ 'acme-web': { '1.0.0': { 'acme-base': '' } }, 'acme-base': {} });
    const { hint } = await rejection(solveWithin(0, universe, 'acme-web'), 'RESOLUTION_LIMIT');
    assert.equal(hint, 'declare fewer modules');
  });

  it('is no limit to what is easy', async () => {
    const universe = universeOf({ 'acme-web': { '1.0.0': {} } });
    const outcome = await solveWithin(10, universe, 'acme-web');
    assert(outcome.kind === 'solution');
    assert.deepEqual(tellReleases(outcome.releases), ['acme-web 1.0.0']);
  });
});
