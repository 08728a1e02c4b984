import { escapeHtml } from '../../src/size/page/escape-html.ts';
import { type LogAxis, placeOn } from './log-scale.ts';
import type { Panel, Series } from './plot.ts';
import type { SeriesStyle } from './series-style.ts';

/** Where a panel stands, and what its axes say. */
export interface PanelFrame {
  readonly x: LogAxis;
  readonly y: LogAxis;
  /** Numbers of modules that have a line, from small to great. */
  readonly modules: readonly number[];
  /** Seconds that have a line. */
  readonly seconds: readonly number[];
  readonly styleOf: (name: string) => SeriesStyle;
}

// What a number of four digits takes.
const labelWidth = 30;

/** A panel with its axes, as SVG; where series cross, the first one lies above. */
export function drawPanel({ title, series }: Panel, frame: PanelFrame): string {
  const [left] = frame.x.places;
  const [, top] = frame.y.places;
  return [
    '<g>',
    `<text class="title" x="${left}" y="${top - 10}">${escapeHtml(title)}</text>`,
    ...drawAxes(frame),
    ...series.toReversed().map((one) => drawSeries(one, frame)),
    '</g>',
  ].join('\n');
}

function drawAxes({ x, y, modules, seconds }: PanelFrame): string[] {
  const [[left, right], [bottom, top]] = [x.places, y.places];
  const columns = modules.map((value) => ({ value, place: round(placeOn(x, value)) }));
  const rows = seconds.map((value) => ({ value, place: round(placeOn(y, value)) }));
  return [
    ...columns.map(({ place }) => `<path class="grid" d="M${place} ${bottom}V${top}"/>`),
    ...rows.map(({ place }) => `<path class="grid" d="M${left} ${place}H${right}"/>`),
    ...withRoom(columns).map(
      ({ value, place }) =>
        `<text text-anchor="middle" x="${place}" y="${bottom + 16}">${value}</text>`,
    ),
    ...rows.map(
      ({ value, place }) =>
        `<text text-anchor="end" x="${left - 6}" y="${place + 4}">${value} s</text>`,
    ),
  ];
}

/** Those whose labels don't lie upon the one before. */
function withRoom<T extends { readonly place: number }>(ticks: readonly T[]): T[] {
  const kept: T[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    if (last === undefined || tick.place - last.place >= labelWidth) kept.push(tick);
  }
  return kept;
}

function drawSeries({ name, points }: Series, { x, y, styleOf }: PanelFrame): string {
  const { color, mark } = styleOf(name);
  const places = points.map(({ modules, seconds }) => ({
    text: `${name}, ${modules} modules: ${seconds} s`,
    at: `${round(placeOn(x, modules))} ${round(placeOn(y, seconds))}`,
  }));
  return [
    `<g fill="${color}" stroke="${color}">`,
    `<path class="line" d="M${places.map(({ at }) => at).join('L')}"/>`,
    ...places.map(
      ({ text, at }) =>
        `<path transform="translate(${at})" d="${mark}"><title>${escapeHtml(text)}</title></path>`,
    ),
    '</g>',
  ].join('\n');
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
