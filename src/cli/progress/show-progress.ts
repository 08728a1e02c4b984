import type { Clock, StopClock } from './clock.ts';
import type { LiveView, LiveViewOptions } from './live-view.ts';
import type { Tally } from './tally.ts';

/** Lines that are drawn over and over, a line now and then, or nothing. */
export type ProgressMode = 'live' | 'log' | 'none';

export interface ShowOptions extends LiveViewOptions {
  readonly mode: ProgressMode;
  readonly clock: Clock;
  /** Prints a line that stays. */
  readonly say: (line: string) => void;
  /** Calls back before the process is suspended, until the function that it returns is called. */
  readonly watchSuspension: (onSuspend: () => void) => () => void;
}

/** Shows how far a run has come. */
export interface ShownProgress {
  /** Something has begun that may take its time. */
  begin(): void;
  /** Draws at once what is drawn already: there is news, or it was taken away for a moment. */
  refresh(): void;
  /** Takes away what is drawn, until the next time. */
  clear(): void;
  stop(): void;
}

// Who is done by then needs to see nothing.
const firstViewMs = 300;
const redrawMs = 100;
const beatMs = 10_000;

/** Shows nothing before `begin`; the code that draws is loaded when it is needed. */
export function showProgress(tally: Tally, options: ShowOptions): ShownProgress {
  switch (options.mode) {
    case 'live':
      return showLive(tally, options);
    case 'log':
      return showInLog(tally, options);
    case 'none':
      return { begin() {}, refresh() {}, clear() {}, stop() {} };
  }
}

function showLive(tally: Tally, options: ShowOptions): ShownProgress {
  const { clock, watchSuspension } = options;
  const ends: StopClock[] = [];
  let state: 'new' | 'begun' | 'stopped' = 'new';
  let view: LiveView | undefined;
  const draw = () => view?.draw(clock.now());
  const clear = () => view?.erase();
  const open = async () => {
    // Whoever replaces the program while it runs takes this code away; that is no reason to fail.
    const code = await import('./live-view.ts').catch(() => undefined);
    if (state === 'stopped' || code === undefined) return;
    view = code.openLiveView(tally, options);
    ends.push(clock.every(redrawMs, draw), watchSuspension(clear));
    draw();
  };
  return {
    begin: () => {
      if (state !== 'new') return;
      state = 'begun';
      ends.push(clock.after(Math.max(0, tally.startMs + firstViewMs - clock.now()), open));
    },
    refresh: draw,
    clear,
    stop: () => {
      state = 'stopped';
      clear();
      for (const end of ends.splice(0)) end();
      view = undefined;
    },
  };
}

function showInLog(tally: Tally, { clock, say }: ShowOptions): ShownProgress {
  let end: StopClock | undefined;
  let isStopped = false;
  const beat = async () => {
    const code = await import('./beat-line.ts').catch(() => undefined);
    if (!isStopped && code !== undefined) say(code.beatLine(tally, clock.now()));
  };
  return {
    begin: () => {
      if (!isStopped) end ??= clock.every(beatMs, beat);
    },
    refresh() {},
    clear() {},
    stop: () => {
      isStopped = true;
      end?.();
    },
  };
}
