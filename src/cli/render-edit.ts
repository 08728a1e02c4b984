import type { EditOutcome } from '../commands/carry-out-edit.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { CommandResult, ResultLook } from './command.ts';
import { installResult } from './render-install.ts';
import { changesToText, lockResult, stepBacksToText } from './render-lock.ts';

/**
 * What a command says that edits the Puppetfile: what it changed there, and what came of that for the lock
 * and the modules; without writing, what both would be.
 *
 * @param lines what was edited, for people
 * @param json the same for programs
 */
export function editResult(
  outcome: EditOutcome,
  lines: (look: ResultLook) => readonly string[],
  json: object,
): CommandResult {
  const { file, isDryRun, diff } = outcome;
  return {
    text: (look) => [...lines(look), ...followUp(outcome, look)].join('\n'),
    json: {
      version: 1,
      puppetfile: { name: file, isWritten: diff.length > 0 && !isDryRun },
      isDryRun,
      ...json,
      diff: diff.map(({ lines: all, ...hunk }) => ({ ...hunk, lines: all.map(sanitizeText) })),
      ...followUpToJson(outcome),
    },
  };
}

function followUp(outcome: EditOutcome, look: ResultLook): readonly string[] {
  const { isDryRun, lock, install } = outcome;
  if (lock === undefined) return [];
  if (install !== undefined) return [installResult(install).text(look)];
  if (!isDryRun) return [lockResult(lock).text(look)];
  const { paint } = look;
  const changes = [
    ...changesToText(lock.changes, paint),
    ...stepBacksToText(lock.stepBacks, paint),
  ];
  return [
    ...drawDiff(outcome, look),
    ...(changes.length > 0 ? [`${lock.name} would change:`, ...changes] : []),
    'Nothing was written',
  ];
}

/** In the manner of `diff -u`. */
function drawDiff({ file, diff }: EditOutcome, { paint }: ResultLook): readonly string[] {
  const colours = { '-': 'red', '+': 'green' } as const;
  const drawLine = (line: string) => {
    const text = sanitizeText(line);
    const mark = line[0];
    return mark === '-' || mark === '+' ? paint(colours[mark], text) : text;
  };
  return [
    paint('dim', `--- ${file}`),
    paint('dim', `+++ ${file}`),
    ...diff.flatMap(({ oldStart, newStart, lines }) => {
      const count = (mark: string) => lines.filter((line) => !line.startsWith(mark)).length;
      const head = `@@ -${oldStart},${count('+')} +${newStart},${count('-')} @@`;
      return [paint('dim', head), ...lines.map(drawLine)];
    }),
  ];
}

function followUpToJson({ lock, install }: EditOutcome): object {
  return {
    lock: lock === undefined ? null : lockResult(lock).json,
    install: install === undefined ? null : installResult(install).json,
  };
}

/** Requirements as the Puppetfile has them: `'>= 1.0.0', '< 2.0.0'`. */
export function quoteRequirements(requirements: readonly string[]): string {
  return requirements.length === 0
    ? 'in any version'
    : requirements.map((one) => `'${one}'`).join(', ');
}
