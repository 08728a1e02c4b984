import { exitCodes } from '../errors/error-codes.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { commands } from './commands.ts';
import { drawBug, drawError, errorToJson } from './draw-error.ts';
import type { Options } from './environment-options.ts';
import { readSettings } from './global-options.ts';
import { hasUnicode } from './has-unicode.ts';
import { createPaint, type Paint, wantsColour } from './paint.ts';
import { type Invocation, parseCommandLine } from './program.ts';
import { createReporter, type Reporter } from './reporter.ts';
import { version } from './version.ts';

/** Runs pupfile as a command line asks; resolves with the status to exit with. */
export async function main(process: NodeJS.Process): Promise<number> {
  const words = process.argv.slice(2);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  try {
    const invocation = parseCommandLine(words, { commands, version, variables: process.env });
    if (invocation.kind === 'run') return await run(process, invocation);
    process.stdout.write(invocation.text);
    return exitCodes.done;
  } catch (error) {
    return fail(process, error, { json: words.includes('--json') });
  }
}

/** Who reads may have seen enough, as in `pupfile tree | head`. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

async function run(
  process: NodeJS.Process,
  { command, arguments: values, options }: Extract<Invocation, { kind: 'run' }>,
): Promise<number> {
  const start = performance.now();
  const { stdout, env } = process;
  const reporter = reporterFor(process, options);
  try {
    const result = await command.run({
      settings: readSettings({ options, variables: env, workingDirectory: process.cwd(), version }),
      arguments: values,
      options,
      report: reporter.report,
      print: (line) => stdout.write(`${line}\n`),
      interrupted: () => interruption(process),
    });
    reporter.clear();
    const elapsedMs = performance.now() - start;
    const text = result.text({
      paint: paintFor(process, 'stdout', options),
      hasUnicode: hasUnicode(env),
      elapsedMs,
    });
    if (options['json'] === true) stdout.write(toJsonText(result.json));
    else if (options['quiet'] !== true && text !== '') stdout.write(`${text}\n`);
    return result.exitCode ?? exitCodes.done;
  } catch (error) {
    reporter.clear();
    return fail(process, error, options);
  }
}

function reporterFor(process: NodeJS.Process, options: Options): Reporter {
  const { stderr, env } = process;
  return createReporter({
    write: (text) => stderr.write(text),
    paint: paintFor(process, 'stderr', options),
    isQuiet: options['quiet'] === true,
    isVerbose: options['verbose'] === true,
    isLive: stderr.isTTY && options['progress'] !== false && env['TERM'] !== 'dumb',
  });
}

function fail(process: NodeJS.Process, error: unknown, options: Options): number {
  const { stdout, stderr, env } = process;
  const isKnown = error instanceof PupfileError;
  if (options['json'] === true) stdout.write(toJsonText({ version: 1, error: errorToJson(error) }));
  stderr.write(
    isKnown ? drawError(error, paintFor(process, 'stderr', options)) : drawBug(error, version),
  );
  if (isKnown && env['PUPFILE_DEBUG'] === '1') stderr.write(`${error.stack}\n`);
  return isKnown ? error.exitCode : exitCodes.internal;
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

function interruption(process: NodeJS.Process): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function toJsonText(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
