import type { Command } from '../../test/support/peer-projects.ts';
import type { State } from '../state.ts';
import type { Workload } from '../workload.ts';

/** Something that takes part: an installer, or what bounds all installers. */
export interface Tool {
  readonly name: string;
  /** Where it can take part. */
  readonly states: readonly State[];
  /** Whether it takes so long that it plays one round only. */
  readonly isSlow?: boolean;
  /** Whether it only stands for the time that something takes, and installs nothing. */
  readonly installsNothing?: boolean;
  /** Prepares an empty folder as its project and says what to run there. */
  prepare(start: Start): Prepared;
}

/** Where and what a tool is to install. */
export interface Start {
  readonly project: string;
  readonly cacheDirectory: string;
  /** The project of an earlier run, whose lock a user would have committed. */
  readonly lockedBy?: string | undefined;
  readonly workload: Workload;
}

/** What to run in a project. */
export interface Prepared {
  readonly install: Command;
  readonly check?: Command;
  readonly resolve?: Command;
}
