import { contentChoices } from './choices.ts';
import type { CommandOption } from './command.ts';

export const allowUnverified: CommandOption = {
  flags: '--allow-unverified',
  description: 'accept archives for which nobody gives a checksum',
};

export const keep: CommandOption = {
  flags: '--keep <GLOB>',
  description: "keep what it names, too; 'MODULE:GLOB' for one module; repeatable",
  isRepeatable: true,
};

export const contents: readonly CommandOption[] = [
  {
    flags: '--content <KIND>',
    description: 'runtime, release or full',
    default: 'runtime',
    choices: contentChoices,
  },
  keep,
];

export const overrides: readonly CommandOption[] = [
  { flags: '--override-pins', description: 'exact versions win over what modules require' },
  { flags: '--no-dependencies', description: 'install what is declared and nothing else' },
];
