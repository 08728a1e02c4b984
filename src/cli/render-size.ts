import type { WrittenPage } from '../commands/write-size-page.ts';
import { sanitizeText } from '../errors/redact.ts';
import { formatBytes } from '../model/format-bytes.ts';
import type {
  SizedContent,
  SizedFile,
  SizedModule,
  SizeOrder,
  SizeReport,
} from '../size/size-report.ts';
import { sizeOrderChoices } from './choices.ts';
import type { CommandResult } from './command.ts';
import { drawModuleSizes, drawSize } from './draw-size.ts';
import { readChoice } from './read-choice.ts';

export interface SizeResultOptions {
  /** Whether modules were named. */
  readonly isDetailed: boolean;
  readonly page?: WrittenPage | undefined;
}

/** What `pupfile size` says: a table of modules, or of named ones what is in them. */
export function sizeResult(
  report: SizeReport,
  { isDetailed, page }: SizeResultOptions,
): CommandResult {
  const { content, kept, leftOut, modules } = report;
  return {
    text: (look) =>
      [
        isDetailed ? drawModuleSizes(report, look) : drawSize(report, look),
        ...(page === undefined ? [] : ['', `Wrote ${page.file}, ${formatBytes(page.bytes)}`]),
      ].join('\n'),
    json: {
      version: 1,
      content,
      kept: contentToJson(kept),
      leftOut: contentToJson(leftOut),
      modules: modules.map((module) => moduleToJson(module, isDetailed)),
      ...(page === undefined ? {} : { page }),
    },
  };
}

/** Reads the value of `--sort`. Throws USAGE. */
export function readSizeOrder(text: unknown): SizeOrder {
  return readChoice(text, { choices: sizeOrderChoices, noun: 'an order', taker: '--sort' });
}

function moduleToJson(module: SizedModule, isDetailed: boolean): unknown {
  const { name, version, dependencies, kept, leftOut, files, leftOutFiles } = module;
  const details = { files: files.map(fileToJson), leftOutFiles: leftOutFiles.map(fileToJson) };
  return {
    name,
    version,
    dependencies,
    kept: contentToJson(kept),
    leftOut: contentToJson(leftOut),
    ...(isDetailed ? details : {}),
  };
}

function contentToJson({ files, bytes, kinds }: SizedContent): unknown {
  return { files, bytes, kinds: kinds.map((kind) => ({ ...kind, kind: sanitizeText(kind.kind) })) };
}

function fileToJson({ path, bytes }: SizedFile): unknown {
  return { path: sanitizeText(path), bytes };
}
