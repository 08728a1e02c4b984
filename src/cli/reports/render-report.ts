import type { CommandResult, ResultLook } from '../command.ts';
import type { ReportContext } from './finding.ts';
import { renderGithubCommands } from './github-report.ts';
import { renderGitlabReport } from './gitlab-report.ts';
import { renderJunitReport } from './junit-report.ts';
import { type PlacedReport, placeReport } from './placed-report.ts';
import type { FormatName } from './report-format.ts';
import { renderSarifReport } from './sarif-report.ts';

/** What all formats are made with. */
export interface RenderContext {
  readonly look: ResultLook;
  /** Only asked for where a format needs it. */
  readonly findContext: () => ReportContext;
}

/** A command's result in one format, with its final line break; empty where there is no text. */
export function renderReport(
  format: FormatName,
  result: CommandResult,
  { look, findContext }: RenderContext,
): string {
  switch (format) {
    case 'text': {
      const text = result.text(look);
      return text === '' ? '' : `${text}\n`;
    }
    case 'json':
      return toJsonText(result.json);
    case 'github':
      return renderGithubCommands(placeResult(result, findContext()));
    case 'gitlab':
      return renderGitlabReport(placeResult(result, findContext()));
    case 'junit':
      return renderJunitReport(placeResult(result, findContext()));
    case 'sarif':
      return renderSarifReport(placeResult(result, findContext()));
  }
}

/** A document as all of them are written. */
export function toJsonText(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** A result's findings at their places; fails for a command that has none and takes `--format`. */
export function placeResult({ findings }: CommandResult, context: ReportContext): PlacedReport {
  if (findings === undefined) throw new TypeError('a command with --format gave no findings');
  return placeReport(findings, context);
}
