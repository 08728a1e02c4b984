import type { ProgressEvent, Report } from '../commands/progress.ts';
import { sanitizeText } from '../errors/redact.ts';
import { formatBytes } from '../model/format-bytes.ts';
import { formatCount } from './format.ts';
import type { Paint } from './paint.ts';

/** Where progress goes, and how much of it. */
export interface ReporterOptions {
  readonly write: (text: string) => void;
  readonly paint: Paint;
  readonly isQuiet: boolean;
  readonly isVerbose: boolean;
  /** One line that is drawn over and over, for a terminal. */
  readonly isLive: boolean;
}

/** Tells what a command does while it does it. */
export interface Reporter {
  readonly report: Report;
  /** Takes the live line away, before something else is printed. */
  clear(): void;
}

interface Tally {
  modules: number;
  fetched: number;
  bytes: number;
}

export function createReporter({
  write,
  paint,
  isQuiet,
  isVerbose,
  isLive,
}: ReporterOptions): Reporter {
  const tally: Tally = { modules: 0, fetched: 0, bytes: 0 };
  const told = new Set<string>();
  let isLineOpen = false;
  const clear = () => {
    if (isLineOpen) write('\r\u001b[K');
    isLineOpen = false;
  };
  const say = (line: string) => {
    clear();
    write(`${line}\n`);
  };
  const sayOnce = (line: string, { kind }: ProgressEvent) => {
    // Several parts of a run may meet the same obstacle; said twice it is no news.
    if (kind === 'warning' && told.has(line)) return;
    told.add(line);
    say(line);
  };
  const draw = (line: string) => {
    write(`\r\u001b[K${line}`);
    isLineOpen = true;
  };

  const report: Report = (event) => {
    count(tally, event);
    const warning = warningOf(event, paint);
    if (isQuiet) return;
    if (warning !== undefined) return sayOnce(warning, event);
    if (isLive) return draw(liveLine(event, tally, paint));
    const line = isVerbose ? verboseLine(event) : quietLine(event);
    if (line !== undefined) say(line);
  };
  return { report, clear };
}

function count(tally: Tally, event: ProgressEvent): void {
  if (event.kind === 'fetching') tally.modules = event.modules;
  if (event.kind !== 'fetched') return;
  tally.fetched += 1;
  tally.bytes += event.isFromStore ? 0 : event.bytes;
}

/** What is told unless everything is to be quiet. */
function warningOf(event: ProgressEvent, paint: Paint): string | undefined {
  if (event.kind === 'warning') {
    const { span, message } = event;
    const place = span === undefined ? '' : `${span.file}:${span.line}:${span.column}: `;
    return `${paint('yellow', 'warning:')} ${place}${sanitizeText(message)}`;
  }
  if (event.kind === 'waiting') {
    const seconds = (event.waitMs / 1000).toFixed(1);
    return `${paint('yellow', 'waiting:')} ${seconds} s before asking ${event.url} again: ${event.reason}`;
  }
  if (event.kind === 'frozen') {
    return `Frozen, because CI=true: ${event.lockfileName} has to be current (--no-frozen undoes it)`;
  }
  return undefined;
}

function liveLine(event: ProgressEvent, { modules, fetched, bytes }: Tally, paint: Paint): string {
  return event.kind === 'resolving'
    ? paint('dim', `Resolving ${formatCount(event.declarations, 'declaration')} …`)
    : paint(
        'dim',
        `Fetching ${fetched} of ${formatCount(modules, 'module')}, ${formatBytes(bytes)} …`,
      );
}

/** The one line for logs that nobody watches. */
function quietLine(event: ProgressEvent): string | undefined {
  if (event.kind !== 'fetching' || event.modules === 0) return undefined;
  return `Fetching ${formatCount(event.modules, 'module')}`;
}

function verboseLine(event: ProgressEvent): string | undefined {
  if (event.kind === 'resolving') {
    return `Resolving ${formatCount(event.declarations, 'declaration')}`;
  }
  if (event.kind !== 'fetched') return quietLine(event);
  const { module, version, bytes, isFromStore } = event;
  return `${isFromStore ? 'Found' : 'Fetched'} ${module} ${version}, ${formatBytes(bytes)}`;
}
