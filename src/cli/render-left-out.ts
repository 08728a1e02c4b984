import type { ExplainedModule } from '../commands/explain-install.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { LeftOutGroup, LeftOutReason } from '../layout/left-out-reason.ts';
import { formatBytes } from '../model/format-bytes.ts';
import type { ResultLook } from './command.ts';
import { fitTable } from './fit-table.ts';

const reasonTexts: Readonly<Record<LeftOutReason, string>> = {
  documentation: 'for people; --content release keeps it',
  'not-read': 'not read at run time; --content full keeps it',
  excluded: 'the Puppetfile excludes it',
  'version-control': 'never kept',
};

/** What `pupfile install --explain` says before its summary: module by module, what is not there. */
export function explanationToText(
  modules: readonly ExplainedModule[],
  look: ResultLook,
): readonly string[] {
  if (modules.length === 0) return ['Nothing was left out', ''];
  return modules.flatMap((module) => [...drawModule(module, look), '']);
}

/** The same for programs. */
export function explanationToJson(modules: readonly ExplainedModule[]): unknown {
  return modules.map(({ name, version, leftOut }) => ({
    name,
    version,
    leftOut: leftOut.map((group) => ({ ...group, path: sanitizeText(group.path) })),
  }));
}

function drawModule(
  { name, version, leftOut }: ExplainedModule,
  { paint, columns }: ResultLook,
): readonly string[] {
  const [titles = '', ...lines] = fitTable(
    [
      { title: 'Left out', sacrifice: 0 },
      { title: 'Files', isNumber: true, sacrifice: 1 },
      { title: 'Size', isNumber: true, sacrifice: 0 },
      { title: 'Why', sacrifice: 2 },
    ],
    leftOut.map(groupToRow),
    columns,
  );
  return [`${paint('bold', name)} ${version}`, paint('dim', titles), ...lines];
}

function groupToRow({ path, files, bytes, reason }: LeftOutGroup): readonly string[] {
  return [sanitizeText(path), String(files), formatBytes(bytes), reasonTexts[reason]];
}
