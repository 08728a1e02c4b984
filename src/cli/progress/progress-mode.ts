import type { ProgressMode } from './show-progress.ts';

/**
 * How progress is shown: live on a terminal that somebody watches, else by lines of a log. Services for
 * CI keep what is written even where they give it a terminal.
 */
export function progressMode({
  isTerminal,
  isWanted,
  environment: { TERM: term, CI: ci = '' },
}: {
  readonly isTerminal: boolean;
  readonly isWanted: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): ProgressMode {
  if (!isWanted) return 'none';
  const isCi = !['', '0', 'false'].includes(ci);
  return isTerminal && !isCi && term !== 'dumb' ? 'live' : 'log';
}
