import { randomNumbers } from './random-numbers.ts';
import { type Modules, type Universe, universeOf } from './universe.ts';

/**
 * So many pigeons and one hole less: each pigeon's release number k sits in hole k, and a hole has
 * one release for each pigeon. No solution, and no short proof of that by resolution.
 */
export function pigeonholes(pigeonCount: number): Universe {
  const pigeons = Array.from({ length: pigeonCount }, (_, pigeon) => pigeon);
  const holes = pigeons.slice(1).map((hole) => hole - 1);
  const modules: Modules = Object.fromEntries([
    ...pigeons.map((pigeon) => [
      `acme-pigeon${pigeon}`,
      Object.fromEntries(
        holes.map((hole) => [`${hole}.0.0`, { [`acme-hole${hole}`]: `${pigeon}.0.0` }]),
      ),
    ]),
    ...holes.map((hole) => [
      `acme-hole${hole}`,
      Object.fromEntries(pigeons.map((pigeon) => [`${pigeon}.0.0`, {}])),
    ]),
  ]);
  return universeOf(modules);
}

/**
 * Random 3-SAT: variables with a release for true and one for false, and clauses with a release for
 * each of their three literals, which requires it. Hard where there are 4.26 clauses a variable.
 */
export function randomClauses(variableCount: number, clauseCount: number): Universe {
  const random = randomNumbers(variableCount);
  const literal = () => ({ [`acme-variable${random(variableCount)}`]: `${1 + random(2)}.0.0` });
  const modules: Modules = Object.fromEntries([
    ...Array.from({ length: clauseCount }, (_, clause) => [
      `acme-clause${clause}`,
      { '1.0.0': literal(), '2.0.0': literal(), '3.0.0': literal() },
    ]),
    ...Array.from({ length: variableCount }, (_, variable) => [
      `acme-variable${variable}`,
      { '1.0.0': {}, '2.0.0': {} },
    ]),
  ]);
  return universeOf(modules);
}
