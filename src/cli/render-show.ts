import type { ShownModule } from '../commands/show.ts';
import { redactUrls } from '../errors/redact.ts';
import type { CommandResult } from './command.ts';
import { hangParts } from './wrap-text.ts';

/** What `pupfile show` says: a line for each module, or all that is locked of it. */
export function showResult(modules: readonly ShownModule[], isDetailed: boolean): CommandResult {
  return {
    text: ({ columns }) =>
      modules.map((module) => (isDetailed ? details(module, columns) : summary(module))).join('\n'),
    json: {
      version: 1,
      modules: modules.map(({ name, version, source, sha256, dependencies }) => ({
        name,
        version,
        source: redactUrls(source),
        sha256: sha256 ?? null,
        dependencies: dependencies.map(({ spelledName, requirement }) => ({
          name: spelledName,
          requirement,
        })),
      })),
    },
  };
}

function summary({ name, version }: ShownModule): string {
  return `${name} (${version})`;
}

function details(module: ShownModule, columns: number | undefined): string {
  const hang = (label: string, text: string, indent = '  ') =>
    hangParts([label, text], { indent, columns });
  const { source, sha256, dependencies } = module;
  return [
    summary(module),
    hang('source:', redactUrls(source)),
    ...(sha256 === undefined ? [] : [hang('sha256:', sha256)]),
    ...(dependencies.length === 0 ? [] : ['  dependencies:']),
    ...dependencies.map(({ spelledName, requirement }) =>
      hang(spelledName, `(${requirement})`, '    '),
    ),
  ].join('\n');
}
