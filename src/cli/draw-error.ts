import { type ErrorLabel, PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { Paint } from './paint.ts';

/**
 * Draws an error for a terminal:
 *
 *     error: Could not resolve the dependencies: no versions of the modules fit together
 *
 *       because puppetlabs-apache 12.1.0 requires puppetlabs-stdlib >= 9.0.0 < 10.0.0
 *       and the Puppetfile asks for puppetlabs-stdlib 10.1.0
 *
 *       --> Puppetfile:3:1
 *       3 | mod 'puppetlabs-apache', '12.1.0'
 *         | ^^^ asks for 12.1.0
 *
 *     hint: …
 *     VERSION_CONFLICT · pupfile explain VERSION_CONFLICT
 */
export function drawError(error: PupfileError, paint: Paint): string {
  const sections = [
    `${paint('red', 'error:')} ${sanitizeText(error.message)}`,
    ...section(error.notes.map(sanitizeText)),
    ...section(drawLabels(error.labels, paint)),
  ];
  const footer = [
    ...(error.hint === undefined ? [] : [`${paint('cyan', 'hint:')} ${sanitizeText(error.hint)}`]),
    paint('dim', `${error.code} · pupfile explain ${error.code}`),
  ];
  return `${[...sections, footer.join('\n')].join('\n\n')}\n`;
}

/** Draws something that is no PupfileError, and therefore a bug, with what a report needs. */
export function drawBug(error: unknown, version: string): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    'error: pupfile failed in a way that it should not; this is a bug',
    '',
    ...stack.split('\n').map((line) => `  ${sanitizeText(line)}`),
    '',
    `pupfile ${version}, Node.js ${process.version}, ${process.platform}`,
    'hint: please report this, with the command and the Puppetfile that led to it',
    '',
  ].join('\n');
}

/** The error as `--json` prints it. */
export function errorToJson(error: unknown): unknown {
  if (!(error instanceof PupfileError))
    return { code: 'INTERNAL', message: sanitizeText(String(error)) };
  const { code, message, notes, hint, labels, data } = error;
  return {
    code,
    message: sanitizeText(message),
    notes: notes.map(sanitizeText),
    ...(hint === undefined ? {} : { hint: sanitizeText(hint) }),
    labels: labels.map(({ span: { file, line, column, length }, text }) => ({
      file,
      line,
      column,
      length,
      text: sanitizeText(text),
    })),
    ...(data === undefined ? {} : { data }),
  };
}

function section(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.map((line) => `  ${line}`).join('\n')];
}

/** Labels of one file follow each other under one arrow. */
function drawLabels(labels: readonly ErrorLabel[], paint: Paint): string[] {
  const gutter = Math.max(0, ...labels.map(({ span }) => String(span.line).length));
  return labels.flatMap((label, index) => {
    const { file, line, column } = label.span;
    const isSameFile = labels[index - 1]?.span.file === file;
    const arrow = isSameFile ? [] : [paint('dim', `--> ${file}:${line}:${column}`)];
    return [...arrow, ...drawLabel(label, gutter, paint)];
  });
}

function drawLabel({ span, text }: ErrorLabel, gutter: number, paint: Paint): string[] {
  const number = String(span.line).padStart(gutter);
  const start = span.column - 1;
  // Each part is measured as it is shown, without the credentials that it may have had.
  const before = sanitizeText(span.lineText.slice(0, start));
  const marked = sanitizeText(span.lineText.slice(start, start + span.length));
  // Tabs are kept, so that the caret stands under its character whatever their width.
  const indent = before.replace(/[^\t]/g, ' ');
  const caret = '^'.repeat(Math.max(1, marked.length));
  return [
    `${paint('dim', `${number} |`)} ${sanitizeText(span.lineText)}`,
    `${paint('dim', `${' '.repeat(gutter)} |`)} ${indent}${paint('red', caret)} ${sanitizeText(text)}`.trimEnd(),
  ];
}
