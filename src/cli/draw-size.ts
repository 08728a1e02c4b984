import { sanitizeText } from '../errors/redact.ts';
import { formatBytes } from '../model/format-bytes.ts';
import type { SizedContent, SizedModule, SizeReport } from '../size/size-report.ts';
import type { ResultLook } from './command.ts';
import { type FittedColumn, fitTable } from './fit-table.ts';
import { formatCount } from './format.ts';

const moduleColumns: readonly FittedColumn[] = [
  { title: 'Module', sacrifice: 0 },
  { title: 'Version', sacrifice: 3 },
  { title: 'Files', isNumber: true, sacrifice: 4 },
  { title: 'Kept', isNumber: true, sacrifice: 0 },
  { title: 'Share', isNumber: true, sacrifice: 2 },
  { title: 'Left out', isNumber: true, sacrifice: 1 },
];

/** A line for each module, one for all of them, and what is kept and left out of them by kind. */
export function drawSize(report: SizeReport, look: ResultLook): string {
  const { modules, kept, leftOut } = report;
  const rows = modules.map((module) => [
    module.name,
    module.version,
    String(module.kept.files),
    formatBytes(module.kept.bytes),
    formatShare(module.kept.bytes, kept.bytes),
    formatBytes(module.leftOut.bytes),
  ]);
  const total = [
    formatCount(modules.length, 'module'),
    '',
    String(kept.files),
    formatBytes(kept.bytes),
    formatShare(kept.bytes, kept.bytes),
    formatBytes(leftOut.bytes),
  ];
  const [title = '', ...lines] = fitTable(moduleColumns, [...rows, total], look.columns);
  return [
    look.paint('dim', title),
    ...lines.slice(0, -1),
    look.paint('bold', lines.at(-1) ?? ''),
    ...drawKinds('Kept', kept, look),
    ...drawKinds('Left out', leftOut, look),
  ].join('\n');
}

// Whoever wants all of them reads the JSON or the page.
const mostFiles = 10;

/** One module after the other: what is kept and left out of it by kind, and its largest files. */
export function drawModuleSizes({ modules }: SizeReport, look: ResultLook): string {
  return modules.map((module) => drawModule(module, look)).join('\n\n');
}

function drawModule(module: SizedModule, look: ResultLook): string {
  const { name, version, kept, leftOut, files } = module;
  const whole = formatBytes(kept.bytes + leftOut.bytes);
  const head = `${look.paint('bold', name)} ${version}`;
  const largest = files.toSorted(
    (left, right) => right.bytes - left.bytes || (left.path < right.path ? -1 : 1),
  );
  return [
    `${head}: ${formatBytes(kept.bytes)} kept of ${whole}, ${formatCount(kept.files, 'file')}`,
    ...drawKinds('Kept', kept, look),
    ...drawKinds('Left out', leftOut, look),
    '',
    look.paint('dim', 'Largest files'),
    ...largest
      .slice(0, mostFiles)
      .map(({ path, bytes }) => `${formatBytes(bytes).padStart(10)}  ${sanitizeText(path)}`),
  ].join('\n');
}

function drawKinds(
  title: string,
  { kinds, bytes: whole }: SizedContent,
  { paint, columns }: ResultLook,
): readonly string[] {
  if (kinds.length === 0) return [];
  const [titles = '', ...lines] = fitTable(
    [
      { title, sacrifice: 0 },
      { title: 'Files', isNumber: true, sacrifice: 2 },
      { title: 'Size', isNumber: true, sacrifice: 0 },
      { title: 'Share', isNumber: true, sacrifice: 1 },
    ],
    kinds.map(({ kind, files, bytes }) => [
      sanitizeText(kind),
      String(files),
      formatBytes(bytes),
      formatShare(bytes, whole),
    ]),
    columns,
  );
  return ['', paint('dim', titles), ...lines];
}

function formatShare(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`;
}
