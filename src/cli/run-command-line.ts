import { exitCodes } from '../errors/error-codes.ts';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { version } from '../model/own-version.ts';
import { completionWord } from './choices.ts';
import { commands } from './commands.ts';
import { type Delivery, errorResult, formatResult, writeResult } from './deliver-result.ts';
import { drawBug, drawError, errorToJson } from './draw-error.ts';
import type { Options } from './environment-options.ts';
import { readSettings } from './global-options.ts';
import { hasUnicode } from './has-unicode.ts';
import { exitStatusOf, type Interruption, watchInterruption } from './interruption.ts';
import { createPaint, type Paint, wantsColour } from './paint.ts';
import { type Invocation, parseCommandLine } from './program.ts';
import { systemClock } from './progress/clock.ts';
import { progressMode } from './progress/progress-mode.ts';
import { watchSuspension } from './progress/watch-suspension.ts';
import { createReporter, type Reporter } from './reporter.ts';
import { toJsonText } from './reports/render-report.ts';
import { readFormats } from './reports/report-format.ts';

type RunInvocation = Extract<Invocation, { kind: 'run' }>;

/** Runs pupfile as a command line asks; resolves with the status to exit with. */
export async function runCommandLine(process: NodeJS.Process): Promise<number> {
  const words = process.argv.slice(2);
  // Whether what was written arrived is asked where it matters; nobody may be reading any more.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const interruption = watchInterruption(process);
  try {
    if (words[0] === completionWord) return await complete(process, words.slice(1));
    const invocation = parseCommandLine(words, {
      commands,
      version,
      variables: process.env,
      columns: columnsOf(process),
    });
    if (invocation.kind === 'run') return await run(process, invocation, interruption);
    await print(process, invocation.text);
    return exitCodes.done;
  } catch (error) {
    if (words.includes('--json'))
      process.stdout.write(toJsonText({ version: 1, error: errorToJson(error) }));
    return fail(process, error, {});
  } finally {
    interruption.stop();
  }
}

/**
 * Writes to stdout. Who reads may have seen enough, as in `pupfile tree | head`; that what was asked for
 * cannot be written otherwise is FILE_SYSTEM.
 */
async function print({ stdout }: NodeJS.Process, text: string): Promise<void> {
  const error = await new Promise<Error | null | undefined>((resolve) => {
    stdout.write(text, resolve);
  });
  if (!error || hasErrno(error, 'EPIPE', 'EIO')) return;
  const message = `Could not write to the standard output: ${reasonOf(error)}`;
  throw new PupfileError('FILE_SYSTEM', message, { cause: error });
}

async function complete(process: NodeJS.Process, words: readonly string[]): Promise<number> {
  const { answerShell } = await import('./completion/answer-shell.ts');
  const { env: variables } = process;
  await print(
    process,
    await answerShell(words, { variables, workingDirectory: process.cwd(), version }),
  );
  return exitCodes.done;
}

async function run(
  process: NodeJS.Process,
  invocation: RunInvocation,
  interruption: Interruption,
): Promise<number> {
  const start = systemClock.now();
  const { command, arguments: values, options } = invocation;
  const { stdout, env } = process;
  const formats = readFormats(options);
  const reporter = reporterFor(process, options);
  const deliveryNow = () => ({
    formats,
    look: {
      paint: paintFor(process, 'stdout', options),
      hasUnicode: hasUnicode(env),
      columns: columnsOf(process),
      elapsedMs: systemClock.now() - start,
    },
    options,
    variables: env,
    workingDirectory: process.cwd(),
  });
  try {
    const { run: runCommand } = await command.load();
    const running = runCommand({
      settings: readSettings({ options, variables: env, workingDirectory: process.cwd(), version }),
      arguments: values,
      options,
      report: reporter.report,
      print: (line) => {
        reporter.clear();
        stdout.write(`${line}\n`);
      },
      interrupted: () => interruption.leaveToCommand(),
    });
    const result = await Promise.race([running, interruption.happened]);
    reporter.stop();
    const delivery = deliveryNow();
    writeResult(result, delivery);
    const isSilent =
      formats.stdout === 'text' && options['quiet'] === true && result.isDocument !== true;
    if (!isSilent) await print(process, formatResult(result, delivery));
    return result.exitCode ?? exitCodes.done;
  } catch (error) {
    reporter.stop();
    const status = fail(process, error, options);
    deliverError(process, error, { invocation, delivery: deliveryNow() });
    return status;
  }
}

/** Tells an error in all forms that were asked for, but as the text that stderr has already. */
function deliverError(
  process: NodeJS.Process,
  error: unknown,
  { invocation, delivery }: { readonly invocation: RunInvocation; readonly delivery: Delivery },
): void {
  const { command, options } = invocation;
  const result = errorResult(error, { command: command.name, options });
  if (delivery.formats.stdout !== 'text') process.stdout.write(formatResult(result, delivery));
  try {
    writeResult(result, delivery);
  } catch (second) {
    // That a report cannot be written may be the error itself.
    const isSame =
      error instanceof PupfileError &&
      second instanceof PupfileError &&
      error.message === second.message;
    if (!isSame) fail(process, second, options);
  }
}

/** A terminal that nobody told its size has 0 columns. */
function columnsOf({ stdout }: NodeJS.Process): number | undefined {
  return stdout.isTTY && stdout.columns > 0 ? stdout.columns : undefined;
}

function reporterFor(process: NodeJS.Process, options: Options): Reporter {
  const { stderr, env } = process;
  return createReporter({
    write: (text) => stderr.write(text),
    paint: paintFor(process, 'stderr', options),
    isQuiet: options['quiet'] === true,
    isVerbose: options['verbose'] === true,
    hasUnicode: hasUnicode(env),
    clock: systemClock,
    mode: progressMode({
      isTerminal: stderr.isTTY,
      isWanted: options['progress'] !== false && options['quiet'] !== true,
      environment: env,
    }),
    // A terminal that nobody told its size has 0 columns.
    size: () => ({ columns: stderr.columns || 80, rows: stderr.rows || 24 }),
    watchSuspension: (onSuspend) => watchSuspension(process, onSuspend),
  });
}

/** Draws an error on stderr; returns the status to exit with. */
function fail(process: NodeJS.Process, error: unknown, options: Options): number {
  const { stderr, env } = process;
  if (!(error instanceof PupfileError)) {
    stderr.write(drawBug(error, version));
    return exitCodes.internal;
  }
  stderr.write(drawError(error, paintFor(process, 'stderr', options)));
  if (env['PUPFILE_DEBUG'] === '1') stderr.write(`${error.stack}\n`);
  return exitStatusOf(error);
}

function paintFor(process: NodeJS.Process, stream: 'stdout' | 'stderr', options: Options): Paint {
  const { color } = options;
  return createPaint(
    wantsColour({
      option: typeof color === 'boolean' ? color : undefined,
      environment: process.env,
      isTerminal: process[stream].isTTY,
    }),
  );
}
