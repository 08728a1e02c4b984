import type { ModuleName } from '../../src/model/module-name.ts';
import { type ResolveOptions, search } from '../../src/resolver/search.ts';
import { catalogOf, type Universe } from './universe.ts';

/**
 * The modules that a resolution asks for, in waves: each answer takes one round trip, and those of
 * one wave are under way at once.
 */
export async function requestWaves(
  universe: Universe,
  question: Omit<ResolveOptions, 'catalog'>,
): Promise<ModuleName[][]> {
  const waves: ModuleName[][] = [];
  let waiting: { readonly name: ModuleName; readonly answer: () => void }[] = [];
  const catalog = catalogOf(universe, async (name) => {
    await new Promise<void>((answer) => waiting.push({ name, answer }));
  });
  const outcome = search({ ...question, catalog });
  while (waiting.length > 0) {
    const wave = waiting;
    waiting = [];
    waves.push(wave.map(({ name }) => name));
    for (const { answer } of wave) answer();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await outcome;
  return waves;
}
