import type { Matches } from '../treemap/find-matches.ts';
import type { SizeMode, SizeNode } from '../treemap/size-tree.ts';

/** What the reader looks at. */
export interface PageState {
  /** What the treemap shows. */
  readonly node: SizeNode;
  readonly mode: SizeMode;
  /** What was searched for and found; undefined where nobody searches. */
  readonly matches: Matches | undefined;
}

/** A part of the page that shows the state. */
export interface View {
  show(state: PageState): void;
}

/** Asks for another state; what is not named stays. */
export type Change = (change: Partial<PageState>) => void;
