import type { ProgressEvent } from '../../commands/progress.ts';
import { sanitizeText } from '../../errors/redact.ts';
import { formatBytes } from '../../model/format-bytes.ts';
import { formatCount } from '../format.ts';
import type { Paint } from '../paint.ts';

export interface LineStyle {
  readonly paint: Paint;
  readonly isVerbose: boolean;
  /** Whether a live view shows the progress, so that only what is to stay is said by lines. */
  readonly isLive: boolean;
}

/** What is said of an event by a line of its own; undefined for nothing. */
export function eventLine(event: ProgressEvent, style: LineStyle): string | undefined {
  const { paint, isVerbose, isLive } = style;
  const notice = noticeOf(event, paint);
  if (notice !== undefined) return notice;
  if (isVerbose) return obstacleOf(event, paint) ?? stepOf(event) ?? detailOf(event);
  return isLive ? undefined : (obstacleOf(event, paint) ?? stepOf(event));
}

/** What counts after the run, too. */
function noticeOf(event: ProgressEvent, paint: Paint): string | undefined {
  if (event.kind === 'warning') {
    const { span, message } = event;
    const place = span === undefined ? '' : `${span.file}:${span.line}:${span.column}: `;
    return `${paint('yellow', 'warning:')} ${place}${sanitizeText(message)}`;
  }
  if (event.kind === 'frozen') {
    return `Frozen, because CI=true: ${event.lockfileName} has to be current (--no-frozen undoes it)`;
  }
  return undefined;
}

/** Why nothing happens for a while. */
function obstacleOf(event: ProgressEvent, paint: Paint): string | undefined {
  if (event.kind === 'waiting') {
    const seconds = (event.waitMs / 1000).toFixed(1);
    return `${paint('yellow', 'waiting:')} ${seconds} s before asking ${event.url} again: ${event.reason}`;
  }
  if (event.kind === 'busy') {
    const { holder, directory } = event;
    return `${paint('yellow', 'waiting:')} for another run: ${holder} works on ${sanitizeText(directory)}`;
  }
  return undefined;
}

/** The one line for logs that nobody watches. */
function stepOf(event: ProgressEvent): string | undefined {
  if (event.kind !== 'fetching' || event.modules === 0) return undefined;
  return `Fetching ${formatCount(event.modules, 'module')}`;
}

function detailOf(event: ProgressEvent): string | undefined {
  if (event.kind === 'resolving') {
    return `Resolving ${formatCount(event.declarations, 'declaration')}`;
  }
  if (event.kind !== 'fetched') return undefined;
  const { module, version, bytes, isFromStore } = event;
  return `${isFromStore ? 'Found' : 'Fetched'} ${module} ${version}, ${formatBytes(bytes)}`;
}
