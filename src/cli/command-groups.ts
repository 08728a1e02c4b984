import type { Command } from './command.ts';

/** What a command is about; help lists commands by it. */
export type CommandGroup = 'modules' | 'look' | 'image' | 'other';

/** The titles of the groups, in the order in which help has them. */
export const groupTitles: Readonly<Record<CommandGroup, string>> = {
  modules: 'Work on modules',
  look: 'Look at them',
  image: 'Make images',
  other: 'Other',
};

/** The commands of each group that has some, in the order of help. */
export function groupCommands(
  commands: readonly Command[],
): readonly (readonly [title: string, commands: readonly Command[]])[] {
  return Object.entries(groupTitles)
    .map(([name, title]) => [title, commands.filter(({ group }) => group === name)] as const)
    .filter(([, members]) => members.length > 0);
}
