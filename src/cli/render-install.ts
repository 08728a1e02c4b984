import type { ExplainedModule } from '../commands/explain-install.ts';
import type { InstallResult } from '../commands/install.ts';
import { formatBytes } from '../model/format-bytes.ts';
import { describeInstall } from '../results/describe-install.ts';
import type { CommandResult, ResultLook } from './command.ts';
import { formatCount, formatSeconds } from './format.ts';
import type { Paint } from './paint.ts';
import { explanationToJson, explanationToText } from './render-left-out.ts';
import { changesToText, stepBacksToText } from './render-lock.ts';
import { listSizes, upToDateParts } from './up-to-date.ts';
import { wrapParts } from './wrap-text.ts';

/**
 * What `pupfile install` says when it is done.
 *
 * @param explained what was left out, where somebody asked
 */
export function installResult(
  result: InstallResult,
  explained?: readonly ExplainedModule[],
): CommandResult {
  return {
    text: (look) =>
      [
        ...(explained === undefined ? [] : explanationToText(explained, look)),
        ...details(result, look.paint),
        summary(result, look),
      ].join('\n'),
    json: {
      version: 1,
      ...describeInstall(result),
      ...(explained === undefined ? {} : { explained: explanationToJson(explained) }),
    },
  };
}

function details(result: InstallResult, paint: Paint): string[] {
  const { changes, modules, replaced, removed, foreign, isLockWritten, lockfileName } = result;
  // A first install adds everything, which the summary says well enough.
  const isFirst = changes.length === modules && changes.every(({ kind }) => kind === 'added');
  return [
    ...(isFirst ? [] : changesToText(changes, paint)),
    ...stepBacksToText(result.stepBacks, paint),
    ...listed('Replaced what pupfile had not installed', replaced),
    ...removedLines(removed),
    ...listed('Left alone what pupfile did not install', foreign),
    ...(isLockWritten ? [`Wrote ${lockfileName}`] : []),
  ];
}

/** A name stands for the modules directory, a path for a directory of the project. */
function removedLines(removed: readonly string[]): string[] {
  const placeOf = (path: string) => path.split('/').slice(0, -1).join('/');
  return [...new Set(removed.map(placeOf))].flatMap((place) => {
    const names = removed.filter((path) => placeOf(path) === place);
    const title = `Took out of ${place === '' ? 'the modules directory' : place}`;
    return listed(
      title,
      names.map((path) => path.slice(path.lastIndexOf('/') + 1)),
    );
  });
}

function listed(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${title}: ${names.join(', ')}`];
}

/** The last line, which says it all at a glance; in a narrow terminal parted between what it says. */
function summary(result: InstallResult, { paint, elapsedMs, columns }: ResultLook): string {
  const { modules, written, removed } = result;
  const isChanged = written > 0 || removed.length > 0;
  const some = written > 0 && written < modules ? `${written} of ` : '';
  const parts = isChanged
    ? [
        `${paint('green', 'Installed')} ${some}${formatCount(modules, 'module')} in ${formatSeconds(elapsedMs)}:`,
        ...listSizes(result).map((size) => `${size},`),
        downloadOf(result),
      ]
    : upToDateParts(result, paint);
  return columns === undefined ? parts.join(' ') : wrapParts(parts, columns).join('\n');
}

function downloadOf({ downloadedBytes }: InstallResult): string {
  return downloadedBytes === 0
    ? 'nothing downloaded'
    : `${formatBytes(downloadedBytes)} downloaded`;
}
