/** Times over numbers of modules, panel by panel, all on the same axes. */
export interface Plot {
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** What is compared within one case. */
export interface Panel {
  readonly title: string;
  readonly series: readonly Series[];
}

/** A line with a mark at each point. */
export interface Series {
  readonly name: string;
  /** Sorted by modules; all above 0. */
  readonly points: readonly PlotPoint[];
}

/** One time. */
export interface PlotPoint {
  readonly modules: number;
  readonly seconds: number;
}
