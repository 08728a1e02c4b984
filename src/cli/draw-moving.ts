import { sanitizeText } from '../errors/redact.ts';
import type { MovingFinding, MovingWeight } from '../moving/moving-finding.ts';
import type { Paint } from './paint.ts';

const titles: Readonly<Record<MovingWeight, string>> = {
  refused: 'Does not work as it is',
  different: 'Would be different',
  renamed: 'Has another name here',
};
const colours = { refused: 'red', different: 'yellow', renamed: 'cyan' } as const;

/**
 * Findings for people, by their weight:
 *
 *     Would be different
 *       Puppetfile:3: `site` has no ref: … [default-branch]
 *         name it: `branch: 'master'`, …
 */
export function drawMovingFindings(
  findings: readonly MovingFinding[],
  paint: Paint,
): readonly string[] {
  return (Object.keys(titles) as MovingWeight[]).flatMap((weight) => {
    const its = findings.filter((finding) => finding.weight === weight);
    if (its.length === 0) return [];
    return [paint(colours[weight], titles[weight]), ...its.flatMap((one) => draw(one, paint)), ''];
  });
}

function draw(finding: MovingFinding, paint: Paint): readonly string[] {
  const { message, advice, rule } = finding;
  const line = `  ${placeOf(finding)}: ${toLine(message)} ${paint('dim', `[${rule}]`)}`;
  return advice === undefined ? [line] : [line, `    ${toLine(advice)}`];
}

function placeOf({ file, line }: MovingFinding): string {
  return toLine(line === undefined ? file : `${file}:${line}`);
}

function toLine(text: string): string {
  return sanitizeText(text).replace(/[\t\n]/g, '\u{fffd}');
}

/** Findings for programs. */
export function movingFindingToJson(finding: MovingFinding): unknown {
  const { rule, weight, file, line, message, advice } = finding;
  return {
    rule,
    weight,
    file,
    line: line ?? null,
    message: sanitizeText(message),
    advice: advice === undefined ? null : sanitizeText(advice),
  };
}
