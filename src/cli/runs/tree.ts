import { tree } from '../../commands/tree.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { treeResult } from '../render-tree.ts';

/** `pupfile tree`. */
export function run({ settings, arguments: names, options }: CommandInput): CommandResult {
  return treeResult(
    tree(settings, {
      names,
      depth: typeof options['depth'] === 'string' ? options['depth'] : undefined,
      isInverted: options['inverted'] === true,
    }),
  );
}
