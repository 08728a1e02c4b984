import { sanitizeText } from '../../errors/redact.ts';
import { formatBytes } from '../../model/format-bytes.ts';
import type { SizedModule, SizeReport } from '../size-report.ts';
import { escapeHtml } from './escape-html.ts';
import { formatNumber } from './format-number.ts';

interface PageColumn {
  readonly title: string;
  /** Left out where there is little room. */
  readonly isMinor?: boolean;
  readonly isText?: boolean;
  readonly show: (module: SizedModule, report: SizeReport) => string;
  /** What rows are sorted by. */
  readonly value: (module: SizedModule, report: SizeReport) => string | number;
}

const columns: readonly PageColumn[] = [
  { title: 'Module', isText: true, show: drawName, value: ({ name }) => name },
  {
    title: 'Version',
    isText: true,
    isMinor: true,
    show: ({ version }) => escapeHtml(sanitizeText(version)),
    value: ({ version }) => version,
  },
  {
    title: 'Kept',
    show: ({ kept }) => formatBytes(kept.bytes),
    value: ({ kept }) => kept.bytes,
  },
  {
    title: 'Share',
    isMinor: true,
    show: ({ kept }, report) => `${shareOf(kept.bytes, report.kept.bytes).toFixed(1)}%`,
    value: ({ kept }) => kept.bytes,
  },
  {
    title: 'Files',
    isMinor: true,
    show: ({ kept }) => formatNumber(kept.files),
    value: ({ kept }) => kept.files,
  },
  {
    title: 'Left out',
    show: ({ leftOut }) => formatBytes(leftOut.bytes),
    value: ({ leftOut }) => leftOut.bytes,
  },
  {
    title: 'Requires',
    isMinor: true,
    show: ({ dependencies }) => formatNumber(dependencies.length),
    value: ({ dependencies }) => dependencies.length,
  },
  {
    title: 'Required by',
    isMinor: true,
    show: (module, report) => formatNumber(countDependents(module, report)),
    value: countDependents,
  },
];

/** Every module in a table whose titles are buttons, for a script that sorts the rows. */
export function drawTable(report: SizeReport): string {
  return [
    '<table id="modules">',
    `<thead><tr>${columns.map(drawTitle).join('')}</tr></thead>`,
    '<tbody>',
    ...report.modules.map((module, index) => drawRow(module, index, report)),
    '</tbody>',
    '</table>',
  ].join('\n');
}

function drawTitle(column: PageColumn): string {
  return `<th scope="col"${classOf(column)}><button type="button">${column.title}</button></th>`;
}

function drawRow(module: SizedModule, index: number, report: SizeReport): string {
  const cells = columns.map((column) => {
    const tag = column.title === 'Module' ? 'th scope="row"' : 'td';
    const value = escapeHtml(String(column.value(module, report)));
    const end = tag.split(' ')[0];
    return `<${tag}${classOf(column)} data-value="${value}">${column.show(module, report)}</${end}>`;
  });
  return `<tr data-module="${index}">${cells.join('')}</tr>`;
}

function classOf({ isMinor, isText }: PageColumn): string {
  const names = [...(isText === true ? ['text'] : []), ...(isMinor === true ? ['minor'] : [])];
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`;
}

function drawName({ name }: SizedModule): string {
  return `<button type="button" class="link">${escapeHtml(name)}</button>`;
}

function countDependents({ name }: SizedModule, { modules }: SizeReport): number {
  return modules.filter(({ dependencies }) => dependencies.includes(name)).length;
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}
