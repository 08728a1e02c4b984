import type { ProgressEvent as InnerEvent, Report } from '../commands/progress.ts';
import { redactUrls, sanitizeText } from '../errors/redact.ts';
import type { ProgressEvent } from './progress-event.ts';

/** Tells a program what a command tells, as often as the command does. */
export function createReport(onProgress: ((event: ProgressEvent) => void) | undefined): Report {
  return (event) => {
    const told = onProgress === undefined ? undefined : describeEvent(event);
    if (told !== undefined) onProgress?.(told);
  };
}

/** Undefined for what only concerns the command line. */
function describeEvent(event: InnerEvent): ProgressEvent | undefined {
  switch (event.kind) {
    case 'warning': {
      const { kind, message, span } = event;
      const place = span && { file: span.file, line: span.line, column: span.column };
      return { kind, message: sanitizeText(message), ...(place && { place }) };
    }
    case 'waiting':
      return { ...event, url: redactUrls(event.url), reason: sanitizeText(event.reason) };
    case 'fetched': {
      const { kind, module, version, bytes: sizeBytes, isFromStore } = event;
      return { kind, module, version, sizeBytes, isFromStore };
    }
    case 'resolving':
    case 'fetching':
      return event;
    default:
      return undefined;
  }
}
