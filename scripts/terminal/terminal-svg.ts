import { readStyledText, type StyledText } from './styled-text.ts';

/** A command and what a terminal showed of it, with escape sequences for colours. */
export interface RecordedRun {
  readonly command: string;
  readonly output: string;
}

/** Colours of a scheme, each readable on its ground. */
export const schemes = {
  light: {
    ground: '#f6f8fa',
    text: '#1f2328',
    dim: '#59636e',
    red: '#b42318',
    green: '#0a6e31',
    yellow: '#7a5200',
    cyan: '#0b5c77',
  },
  dark: {
    ground: '#0d1117',
    text: '#e6edf3',
    dim: '#9198a1',
    red: '#ff7b72',
    green: '#56d364',
    yellow: '#e3b341',
    cyan: '#76e3ea',
  },
} as const;

const fontSizePx = 13;
// What a monospaced font has nearly always: 0.6 of its size.
const columnPx = 7.8;
const linePx = 18;
const marginPx = 16;

/**
 * Draws runs one below the other as an SVG of plain text, in the light or dark scheme of whoever looks. It
 * is a still: what draws SVGs into documents and previews stops an animation at its beginning.
 */
export function drawTerminal(runs: readonly RecordedRun[], title: string): string {
  const blocks = runs.map(({ command, output }) => [
    `\u001b[1m$ ${command}\u001b[22m`,
    ...output.trimEnd().split('\n'),
    '',
  ]);
  const lines = blocks.flat().slice(0, -1).map(readStyledText);
  const columns = Math.max(...lines.map(widthOf));
  const widthPx = Math.ceil(columns * columnPx) + 2 * marginPx;
  const heightPx = lines.length * linePx + 2 * marginPx;
  let row = 0;
  const groups = blocks.map((block) => {
    const texts = block.map((line) => drawLine(readStyledText(line), row++)).filter(Boolean);
    return `<g>\n${texts.join('\n')}\n</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>\n${styleSheet()}\n</style>`,
    `<rect width="100%" height="100%" rx="8"/>`,
    ...groups,
    '</svg>',
    '',
  ].join('\n');
}

function styleSheet(): string {
  return [
    `text{font:${fontSizePx}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre}`,
    '.bold{font-weight:bold}',
    ...schemeRules(schemes.light),
    `@media (prefers-color-scheme:dark){${schemeRules(schemes.dark).join('')}}`,
  ].join('\n');
}

function schemeRules({ ground, text, ...colours }: (typeof schemes)['light' | 'dark']): string[] {
  return [
    `rect{fill:${ground}}`,
    `text{fill:${text}}`,
    ...Object.entries(colours).map(([name, colour]) => `.${name}{fill:${colour}}`),
  ];
}

/** Each piece has its own place, so that columns stay columns in whatever font there is. */
function drawLine(pieces: readonly StyledText[], row: number): string {
  if (pieces.length === 0) return '';
  let column = 0;
  const spans = pieces.map(({ text, styles }) => {
    const x = (marginPx + column * columnPx).toFixed(1);
    column += text.length;
    const look = styles.length === 0 ? '' : ` class="${styles.join(' ')}"`;
    return `<tspan x="${x}"${look}>${escapeXml(text)}</tspan>`;
  });
  return `<text xml:space="preserve" y="${marginPx + (row + 1) * linePx - 5}">${spans.join('')}</text>`;
}

function widthOf(pieces: readonly StyledText[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
