import { describeProgress } from './describe-progress.ts';
import { drawFrame, type FrameLook } from './draw-frame.ts';
import type { Tally } from './tally.ts';

/** A few lines of a terminal that are drawn over and over. */
export interface LiveView {
  draw(nowMs: number): void;
  /** Takes the lines away. */
  erase(): void;
}

export interface LiveViewOptions extends Pick<FrameLook, 'paint' | 'hasUnicode'> {
  readonly write: (text: string) => void;
  /** The terminal's size now; it may change at any time. */
  readonly size: () => Pick<FrameLook, 'columns' | 'rows'>;
}

const introducer = '\u001b[';
const eraseLine = `${introducer}K`;
const eraseBelow = `${introducer}J`;
const wrap = { off: `${introducer}?7l`, on: `${introducer}?7h` };

/**
 * Draws how far a run has come. The cursor waits at the beginning of the first line: whatever a terminal
 * makes of the lines when it becomes narrower, they begin there and nothing else is below. And it stays
 * visible, so that a process that is killed leaves nothing to be mended.
 */
export function openLiveView(tally: Tally, { write, size, ...look }: LiveViewOptions): LiveView {
  let frame = 0;
  let isDrawn = false;
  return {
    draw: (nowMs) => {
      const lines = drawFrame(describeProgress(tally, nowMs), { ...look, ...size(), frame });
      frame += 1;
      isDrawn = true;
      write(paintOver(lines));
    },
    erase: () => {
      if (isDrawn) write(`\r${eraseBelow}`);
      isDrawn = false;
    },
  };
}

/** In one piece, so that nobody sees half of it; line by line, so that nothing flickers. */
function paintOver(lines: readonly string[]): string {
  const text = lines.map((line) => `${line}${eraseLine}`).join('\r\n');
  const back = lines.length > 1 ? `${introducer}${lines.length - 1}A` : '';
  return `${wrap.off}\r${text}${eraseBelow}${back}\r${wrap.on}`;
}
