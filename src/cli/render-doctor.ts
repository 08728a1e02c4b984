import type { DoctorResult } from '../commands/doctor.ts';
import { exitCodes } from '../errors/error-codes.ts';
import type { CommandResult } from './command.ts';
import { drawMovingFindings, movingFindingToJson } from './draw-moving.ts';
import { formatCount } from './format.ts';
import type { Paint } from './paint.ts';

/** What `pupfile doctor` says: what it found, and what only an attempt can tell. */
export function doctorResult(
  result: DoctorResult,
  { setsExitCode }: { readonly setsExitCode: boolean },
): CommandResult {
  const { name, findings, isLocked } = result;
  const hasFound = findings.length > 0;
  return {
    text: ({ paint }) => drawResult(result, paint),
    json: { version: 1, puppetfile: name, isLocked, findings: findings.map(movingFindingToJson) },
    exitCode: setsExitCode && hasFound ? exitCodes.difference : exitCodes.done,
  };
}

function drawResult({ name, findings, isLocked }: DoctorResult, paint: Paint): string {
  const sum =
    findings.length === 0
      ? `${paint('green', 'Nothing found:')} all that is here would be the same under pupfile`
      : `${formatCount(findings.length, 'finding')} of ${name} and what is around it`;
  const further = isLocked
    ? []
    : [
        `${paint('cyan', 'next:')} \`pupfile lock\` will tell what only the Forge knows: whether all versions exist and fit together`,
      ];
  return [...drawMovingFindings(findings, paint), sum, ...further].join('\n');
}
