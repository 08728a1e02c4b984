import { resolve } from 'node:path';
import { graph } from '../../commands/graph.ts';
import { writeReports } from '../../commands/write-reports.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { textOf } from '../option-values.ts';
import { graphResult, readGraphFormat, renderGraph } from '../render-graph.ts';

/** `pupfile graph`. */
export function run({ settings, arguments: names, options }: CommandInput): CommandResult {
  const file = textOf(options['output']);
  const format = readGraphFormat(options['format'], file);
  const dependencies = graph(settings, {
    names,
    depth: textOf(options['depth']),
    isInverted: options['inverted'] === true,
  });
  const text = renderGraph(dependencies, format);
  if (file !== undefined) writeReports([{ path: resolve(settings.directory, file), text }]);
  return graphResult(dependencies, { text, file });
}
