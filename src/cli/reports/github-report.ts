import { type PlacedFinding, type PlacedReport, placeToText } from './placed-report.ts';

// A summary of more than 1 MiB is refused as a whole.
const mostRows = 500;

/**
 * Workflow commands of GitHub Actions, which become annotations of the changed files, and a line
 * for the log:
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function renderGithubCommands({ findings, summary }: PlacedReport): string {
  return `${[...findings.map(toCommand), summary.replace(/\s+/g, ' ')].join('\n')}\n`;
}

/** The same as a Markdown table for the summary of the job. */
export function renderGithubSummary({ command, findings, summary }: PlacedReport): string {
  const rows = findings.slice(0, mostRows).map(toRow);
  const table = ['| Severity | Place | Finding | Rule |', '|---|---|---|---|', ...rows];
  const left = findings.length - rows.length;
  const sections = [
    `### pupfile ${command}`,
    escapeMarkdown(summary),
    ...(rows.length === 0 ? [] : [table.join('\n')]),
    ...(left === 0 ? [] : [`… and ${left} more`]),
  ];
  return `${sections.join('\n\n')}\n\n`;
}

function toCommand({ severity, rule, advice, place }: PlacedFinding): string {
  const { path, line, column } = place;
  const properties = Object.entries({
    file: path,
    line,
    endLine: line,
    col: column,
    title: `pupfile ${rule}`,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${severity} ${properties.join(',')}::${escapeData(advice)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function toRow({ severity, rule, advice, place }: PlacedFinding): string {
  const cells = [severity, codeSpan(placeToText(place)), escapeMarkdown(advice), codeSpan(rule)];
  return `| ${cells.join(' | ')} |`;
}

/** One line of Markdown that shows the text as it is, but for the code between backticks. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 1 ? codeSpan(part.slice(1, -1)) : part.replace(/[\\`*_[\]<>&|~#@]/g, '\\$&'),
    )
    .join('');
}

/** In a table, a bar ends the cell even inside of code. */
function codeSpan(text: string): string {
  return `\`${text.replace(/\s+/g, ' ').replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}
