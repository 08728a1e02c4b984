import type { Paint } from '../paint.ts';
import type { Arrival, ProgressWords } from './describe-progress.ts';
import { cutToWidth, displayWidth } from './display-width.ts';

/** What the terminal is like now. */
export interface FrameLook {
  readonly columns: number;
  readonly rows: number;
  readonly paint: Paint;
  readonly hasUnicode: boolean;
  /** How many frames there were before, for what turns. */
  readonly frame: number;
}

const mostLines = 4;
const turning = { unicode: [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'], ascii: [...'|/-\\'] };

/**
 * The lines of the live view: what is done, and below it what is waited for and what is arriving. Each is
 * narrower than the terminal, and all leave a row of it free.
 */
export function drawFrame(words: ProgressWords, look: FrameLook): readonly string[] {
  const { columns, rows, paint, hasUnicode, frame } = look;
  const mark = hasUnicode ? '…' : '..';
  // Some terminals go on to the next line with the last column, others with the one behind it.
  const width = Math.max(1, columns - 1);
  const signs = hasUnicode ? turning.unicode : turning.ascii;
  const sign = signs[frame % signs.length] ?? '';
  const head = cutToWidth(fitHead(words.head, width - 2), Math.max(0, width - 2), mark);
  const room = Math.max(0, Math.min(mostLines, rows - 1) - 1);
  const waits = words.waits.slice(0, room).map((text) => cutToWidth(`  ${text}`, width, mark));
  const arrivals = alignArrivals(words.arrivals.slice(0, room - waits.length), width, mark);
  return [
    `${paint('cyan', sign)} ${head}`.trimEnd(),
    ...waits.map((line) => paint('yellow', line)),
    ...arrivals.map((line) => paint('dim', line)),
  ];
}

function fitHead(parts: readonly string[], width: number): string {
  const text = parts.join(', ');
  if (parts.length === 1 || displayWidth(text) <= width) return text;
  return fitHead(parts.slice(0, -1), width);
}

function alignArrivals(arrivals: readonly Arrival[], width: number, mark: string): string[] {
  const amountWidth = Math.max(0, ...arrivals.map(({ amount }) => amount.length));
  const room = width - amountWidth - 4;
  // Where there is no room for both, what it is says more than how much.
  if (room < 8) return arrivals.map(({ subject }) => cutToWidth(`  ${subject}`, width, mark));
  const subjects = arrivals.map(({ subject }) => cutToWidth(subject, room, mark));
  const subjectWidth = Math.max(0, ...subjects.map(displayWidth));
  return subjects.map((subject, index) => {
    const gap = ' '.repeat(subjectWidth - displayWidth(subject) + 2);
    return `  ${subject}${gap}${(arrivals[index]?.amount ?? '').padStart(amountWidth)}`;
  });
}
