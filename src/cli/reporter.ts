import type { ProgressEvent, Report } from '../commands/progress.ts';
import { eventLine } from './progress/event-line.ts';
import { type ShowOptions, showProgress } from './progress/show-progress.ts';
import { Tally } from './progress/tally.ts';

/** Where progress goes, and how much of it. */
export interface ReporterOptions extends Omit<ShowOptions, 'say'> {
  readonly isQuiet: boolean;
  readonly isVerbose: boolean;
}

/** Tells what a command does while it does it. */
export interface Reporter {
  readonly report: Report;
  /** Takes the live view away, before something else is printed; it may come back. */
  clear(): void;
  /** Takes it away for good; what an interrupted command still tells is no news. */
  stop(): void;
}

export function createReporter(options: ReporterOptions): Reporter {
  const { write, paint, isQuiet, isVerbose, clock, mode } = options;
  const tally = new Tally(clock.now());
  const told = new Set<string>();
  let isStopped = false;
  const say = (line: string) => {
    shown.clear();
    write(`${line}\n`);
    shown.refresh();
  };
  const shown = showProgress(tally, { ...options, say });
  const sayOnce = (line: string, { kind }: ProgressEvent) => {
    // Several parts of a run may meet the same obstacle; said twice it is no news.
    if (kind === 'warning' && told.has(line)) return;
    told.add(line);
    say(line);
  };
  const report: Report = (event) => {
    if (isQuiet || isStopped) return;
    const line = eventLine(event, { paint, isVerbose, isLive: mode === 'live' });
    if (line !== undefined) sayOnce(line, event);
    if (!tally.add(event, clock.now())) return;
    shown.begin();
    // What follows leaves no time to draw.
    if (event.kind === 'laying-out') shown.refresh();
  };
  const stop = () => {
    isStopped = true;
    shown.stop();
  };
  return { report, clear: shown.clear, stop };
}
