import { basename, resolve } from 'node:path';
import { locateProject } from '../commands/locate-project.ts';
import { appendReport, writeReports } from '../commands/write-reports.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { homepage, version } from '../model/own-version.ts';
import type { CommandResult, ResultLook } from './command.ts';
import { drawBug, drawError, errorToJson } from './draw-error.ts';
import type { Options } from './environment-options.ts';
import { textOf } from './option-values.ts';
import { createPaint } from './paint.ts';
import { reportError } from './reports/error-report.ts';
import { renderGithubSummary } from './reports/github-report.ts';
import { placeResult, renderReport } from './reports/render-report.ts';
import type { ReportFormats } from './reports/report-format.ts';

/** Where a result goes, and in which forms. */
export interface Delivery {
  readonly formats: ReportFormats;
  /** Of stdout; files have no colours. */
  readonly look: ResultLook;
  readonly options: Options;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
}

/** A result as it belongs on stdout, with its final line break. */
export function formatResult(result: CommandResult, delivery: Delivery): string {
  const { formats, look } = delivery;
  return renderReport(formats.stdout, result, { look, findContext: () => contextOf(delivery) });
}

/**
 * Writes a result to the files that the user wants it in, and to the summary of a job of GitHub
 * Actions. Throws FILE_SYSTEM.
 */
export function writeResult(result: CommandResult, delivery: Delivery): void {
  const { formats, workingDirectory, variables } = delivery;
  const look = { ...delivery.look, paint: createPaint(false), columns: undefined };
  const findContext = () => contextOf(delivery);
  writeReports(
    formats.files.map(({ format, file }) => ({
      path: resolve(workingDirectory, file),
      text: renderReport(format, result, { look, findContext }),
    })),
  );
  const summaryFile = variables['GITHUB_STEP_SUMMARY'] ?? '';
  if (summaryFile === '' || !isForGithub(formats)) return;
  const text = renderGithubSummary(placeResult(result, findContext()));
  appendReport({ path: resolve(workingDirectory, summaryFile), text });
}

/** An error as the result of a command, for those who asked for more than its text. */
export function errorResult(
  error: unknown,
  { command, options }: { readonly command: string; readonly options: Options },
): CommandResult {
  const file = basename(textOf(options['puppetfile']) ?? 'Puppetfile');
  return {
    text: ({ paint }) =>
      (error instanceof PupfileError ? drawError(error, paint) : drawBug(error, version)).trimEnd(),
    json: { version: 1, error: errorToJson(error) },
    findings: reportError(error, { command, file }),
  };
}

function isForGithub({ stdout, files }: ReportFormats): boolean {
  return stdout === 'github' || files.some(({ format }) => format === 'github');
}

function contextOf({ options, workingDirectory }: Delivery) {
  const directory = locateProject({
    workingDirectory,
    directory: resolve(workingDirectory, textOf(options['directory']) ?? '.'),
    puppetfile: textOf(options['puppetfile']),
  });
  return { version, homepage, directory };
}
