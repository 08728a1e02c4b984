import type { BenchCase } from './bench-case.ts';
import { clearFolder, makeFolder } from './ground.ts';
import { playRound, type Round } from './play-round.ts';
import type { Sample } from './sample.ts';
import type { Tool } from './tools/tool.ts';

/** How often, and what comes before. */
export interface RoundsOptions {
  readonly runs: number;
  /** Played once before the rounds that count, for what the front and the page cache have to learn. */
  readonly firstCases: readonly BenchCase[];
}

/** Plays so many rounds, each in a folder of its own below the given one. */
export async function playRounds(
  game: Round,
  { runs, firstCases }: RoundsOptions,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let round = 0; round <= runs; round += 1) {
    console.error(`${game.workload.pins.size} modules, round ${round} of ${runs}`);
    const folder = makeFolder(game.folder, `round-${round}`);
    const cases = round === 0 ? firstCases : game.cases;
    const played = await playRound({ ...game, folder, cases, tools: playersOf(game.tools, round) });
    clearFolder(game.ground, folder);
    if (round > 0) samples.push(...played);
  }
  return samples;
}

/** Each other round the other way round, so that nobody always comes after the same one. */
export function playersOf(tools: readonly Tool[], round: number): Tool[] {
  const players = tools.filter(({ isSlow }) => isSlow !== true || round === 1);
  return round % 2 === 1 ? players : players.toReversed();
}
