import type { DependencyPath, WhyResult } from '../commands/why.ts';
import type { CommandResult, ResultLook } from './command.ts';
import { anyRequirement, formatCount } from './format.ts';
import { hangParts } from './wrap-text.ts';

/** What `pupfile why` says: one line for each path from the Puppetfile to the module. */
export function whyResult(result: WhyResult): CommandResult {
  const { name, version, paths, total, overridden } = result;
  return {
    text: (look) => drawWhy(result, look),
    json: {
      version: 1,
      name,
      moduleVersion: version,
      // Beyond 2 ** 53 it is no longer exact, and beyond 2 ** 1024 null.
      total: total === undefined ? null : Number(total),
      paths: paths.map(pathToJson),
      overridden,
    },
  };
}

function drawWhy({ name, version, paths, total, overridden }: WhyResult, look: ResultLook): string {
  const { paint } = look;
  return [
    `${paint('bold', name)} ${version}`,
    ...paths.map((path) => hangParts(drawPath(path, look), { ...look, indent: '  ' })),
    ...drawRest(paths.length, total),
    ...overridden.map((one) =>
      hangParts(
        [
          paint('yellow', 'overridden:'),
          `${one.name} ${one.version}`,
          `requires ${one.requirement}`,
        ],
        { ...look, indent: '  ' },
      ),
    ),
  ].join('\n');
}

/** Parts that stay together where a line does not hold the whole path. */
function drawPath({ declaredAt, steps }: DependencyPath, look: ResultLook): readonly string[] {
  const place = declaredAt === undefined ? 'Puppetfile' : `${declaredAt.file}:${declaredAt.line}`;
  const arrow = look.hasUnicode ? '→' : '->';
  return [
    place,
    ...steps.flatMap(({ name, version, requirement }) => [
      `${arrow} ${name} ${version}`,
      ...(requirement === anyRequirement ? [] : [look.paint('dim', `(${requirement})`)]),
    ]),
  ];
}

function drawRest(told: number, total: bigint | undefined): readonly string[] {
  if (total === 0n) return ['  nothing in the lock asks for it'];
  if (total === undefined) return ['  and more'];
  const rest = total - BigInt(told);
  return rest > 0n ? [`  and ${formatCount(rest, 'more path')}`] : [];
}

function pathToJson({ declaredAt, steps }: DependencyPath): unknown {
  return {
    declaredAt: declaredAt === undefined ? null : { file: declaredAt.file, line: declaredAt.line },
    steps,
  };
}
