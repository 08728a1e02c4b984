import { initChoices } from './choices.ts';
import type { Command } from './command.ts';

/** The commands for who begins with pupfile, or comes from another tool. */
export const movingCommands: readonly Command[] = [
  {
    name: 'init',
    summary: 'a first Puppetfile: from what is there, from another tool, or empty',
    group: 'modules',
    arguments: '[PATH]',
    options: [
      {
        flags: '--from <WHAT>',
        description: 'metadata, or with a PATH: modules, lock, r10k, librarian, bolt',
        choices: initChoices,
      },
      { flags: '--force', description: 'overwrite a Puppetfile that is there' },
    ],
    examples: [
      ['pupfile init', 'from metadata.json where there is one, else an example'],
      ['pupfile init --from modules', 'one line for each module in modules/'],
      ['pupfile init --from lock Puppetfile.lock', 'what a lock was written for'],
      ['pupfile init --from r10k', 'is the Puppetfile of r10k or g10k good as it is?'],
      ['pupfile init --from librarian --force', "change what librarian-puppet's has to change"],
      ['pupfile init --from bolt', 'the modules of a bolt-project.yaml'],
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
