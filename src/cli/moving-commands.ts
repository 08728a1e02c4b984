import { initChoices } from './choices.ts';
import type { Command } from './command.ts';

/** The commands for who begins with pupfile, or comes from another tool. */
export const movingCommands: readonly Command[] = [
  {
    name: 'init',
    summary: 'a first Puppetfile: from metadata.json, a modules directory, a lock, or empty',
    group: 'modules',
    arguments: '[PATH]',
    options: [
      {
        flags: '--from <WHAT>',
        description: 'metadata, modules [PATH] or lock [PATH]',
        choices: initChoices,
      },
      { flags: '--force', description: 'overwrite a Puppetfile that is there' },
    ],
    examples: [
      ['pupfile init', 'from metadata.json where there is one, else an example'],
      ['pupfile init --from modules', 'one line for each module in modules/'],
      ['pupfile init --from lock Puppetfile.lock', 'what a lock was written for'],
    ],
    load: () => import('./runs/init.ts'),
  },
  {
    name: 'doctor',
    summary: 'what in a project of another tool would be different under pupfile',
    group: 'look',
    options: [{ flags: '--exit-code', description: 'end with 1 where anything was found' }],
    examples: [
      ['pupfile doctor', 'what r10k, librarian-puppet, g10k or Bolt did otherwise, and what to do'],
      ['pupfile doctor --exit-code', 'for CI: exit status 1 where anything was found'],
      ['pupfile doctor --json', 'the same for programs'],
    ],
    load: () => import('./runs/doctor.ts'),
  },
];
