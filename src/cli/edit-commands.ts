import type { Command, CommandOption } from './command.ts';
import { allowUnverified, contents, overrides } from './shared-options.ts';

const edits: readonly CommandOption[] = [
  { flags: '--dry-run', description: 'show what would change, and write nothing' },
  { flags: '--no-install', description: 'edit the Puppetfile and the lock only' },
  ...contents,
  ...overrides,
  allowUnverified,
];

/** The commands that edit the Puppetfile. */
export const editCommands: readonly Command[] = [
  {
    name: 'add',
    summary: 'declare modules in the Puppetfile, or change their ranges',
    group: 'modules',
    arguments: '<MODULE[@RANGE]...>',
    options: [
      { flags: '--git <URL>', description: 'take the module from a git repository' },
      { flags: '--ref <REF>', description: 'a branch, tag or commit of it' },
      { flags: '--tag <TAG>', description: 'a tag of it' },
      { flags: '--branch <BRANCH>', description: 'a branch of it' },
      ...edits,
    ],
    examples: [
      ['pupfile add puppetlabs-apache', 'the newest release that fits, and install it'],
      ["pupfile add puppetlabs-apache@'>= 12 < 13'", 'in a range'],
      ['pupfile add site --git https://git.example/site --tag v1.2', 'from a repository'],
      ['pupfile add puppetlabs-apache --dry-run', 'show it, and write nothing'],
    ],
    load: () => import('./runs/add.ts'),
  },
  {
    name: 'remove',
    summary: 'take modules out of the Puppetfile',
    group: 'modules',
    arguments: '<MODULE...>',
    options: edits,
    examples: [
      ['pupfile remove puppetlabs-apache', 'and uninstall it, unless others need it'],
      ['pupfile remove puppetlabs-apache --dry-run', 'show it, and write nothing'],
    ],
    load: () => import('./runs/remove.ts'),
  },
  {
    name: 'upgrade',
    summary: 'raise versions in the Puppetfile to the newest that fit together',
    group: 'modules',
    arguments: '[MODULE...]',
    options: [{ flags: '--major', description: 'beyond the major version, too' }, ...edits],
    examples: [
      ['pupfile upgrade', 'within the major version of each'],
      ['pupfile upgrade --major --dry-run', 'what there would be, changelogs included'],
      ['pupfile upgrade puppetlabs-apt', 'one module'],
    ],
    load: () => import('./runs/upgrade.ts'),
  },
];
