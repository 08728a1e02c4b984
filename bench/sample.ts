import type { BenchCase } from './bench-case.ts';
import type { Traffic } from './forge-front.ts';
import type { Cost } from './measure.ts';

/** One measured run of a tool. */
export interface Sample extends BenchCase, Cost, Traffic {
  readonly tool: string;
  /** How many modules there were to install. */
  readonly modules: number;
}
