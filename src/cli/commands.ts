import { cacheChoices, diffChoices, graphChoices, shellChoices } from './choices.ts';
import type { Command } from './command.ts';
import { editCommands } from './edit-commands.ts';
import { imageCommands } from './image-commands.ts';
import { movingCommands } from './moving-commands.ts';
import { formatOption } from './reports/report-format.ts';
import { allowUnverified, contents, overrides } from './shared-options.ts';

/** Every command of pupfile, in the order in which help lists them. */
export const commands: readonly Command[] = [
  {
    name: 'install',
    summary: 'resolve if needed, write the lock, fetch, lay out the modules directory',
    group: 'modules',
    options: [
      ...contents,
      {
        flags: '--frozen',
        description: 'end with 1 where the lock is not current; never write it',
      },
      { flags: '--no-frozen', description: 'bring the lock up to date even where CI=true' },
      { flags: '--clean', description: 'remove modules that pupfile did not install' },
      { flags: '--explain', description: 'tell what was left out of each module, and why' },
      ...overrides,
      allowUnverified,
    ],
    examples: [
      ['pupfile install', 'install into modules/'],
      ['pupfile install --modules-dir /etc/puppetlabs/code/modules', 'install elsewhere'],
      ['pupfile install --frozen', 'what is locked, or nothing; the default where CI=true'],
      ['pupfile install --content full', 'keep documentation and tests too'],
      ["pupfile install --keep 'docs/**'", 'keep the docs folders, too'],
      ['pupfile install --explain', 'and tell what was left out of each module'],
    ],
    load: () => import('./runs/install.ts'),
  },
  {
    name: 'lock',
    summary: 'resolve and write Puppetfile.lock only',
    group: 'modules',
    options: [...overrides, allowUnverified],
    examples: [
      ['pupfile lock', 'bring Puppetfile.lock up to date'],
      ['pupfile lock --puppet 8.10.0', 'only releases that run on this Puppet'],
      ['pupfile lock --override-pins', 'let exact versions of the Puppetfile have their way'],
    ],
    load: () => import('./runs/lock.ts'),
  },
  {
    name: 'update',
    summary: 'move all modules to their newest releases, or only the named ones',
    group: 'modules',
    arguments: '[MODULE...]',
    options: [...overrides, allowUnverified],
    examples: [
      ['pupfile update', 'move everything that can move'],
      ['pupfile update puppetlabs-apt', 'move one module, and what must move with it'],
    ],
    load: () => import('./runs/update.ts'),
  },
  {
    name: 'outdated',
    summary: 'locked, wanted and latest, with the reason where wanted is not the latest',
    group: 'look',
    options: [
      { flags: '--exit-code', description: 'end with 1 where anything is outdated' },
      ...overrides,
    ],
    examples: [
      ['pupfile outdated', 'what an update would bring'],
      ['pupfile outdated --exit-code', 'for CI: exit status 1 where anything is outdated'],
    ],
    load: () => import('./runs/outdated.ts'),
  },
  ...editCommands,
  {
    name: 'parse',
    summary: 'what pupfile reads in the Puppetfile',
    group: 'look',
    options: [{ flags: '--calls', description: 'the recorded calls, as JSON' }],
    examples: [
      ['pupfile parse', 'list the declarations'],
      ['pupfile parse --json', 'the same for programs'],
    ],
    load: () => import('./runs/parse.ts'),
  },
  {
    name: 'check',
    summary: 'is the lock complete and current? no network, no writes',
    group: 'look',
    options: [
      formatOption,
      { flags: '--online', description: 'ask the Forge what became of what is locked' },
      { flags: '--policy <FILE>', description: 'hold it against house rules, YAML or JSON' },
    ],
    examples: [
      ['pupfile check', 'for CI: exit status 1 where the lock is not current'],
      ['pupfile check --format github', 'annotations in GitHub Actions'],
      ['pupfile check --format junit=out/check.xml', 'the text, and a file for the CI server'],
      ['pupfile check --online', 'deleted, changed and deprecated releases too'],
      ['pupfile check --policy policy.yaml', 'where modules may come from, and their licences'],
    ],
    load: () => import('./runs/check.ts'),
  },
  {
    name: 'diff',
    summary: 'what differs between two locks, or the lock of two git revisions',
    group: 'look',
    arguments: '[OLD] [NEW]',
    options: [
      {
        flags: '--format <FORMAT>',
        description: 'text or markdown',
        default: 'text',
        choices: diffChoices,
      },
      { flags: '--online', description: 'ask the Forge for licences that the store does not know' },
      { flags: '--exit-code', description: 'end with 1 where anything differs' },
    ],
    examples: [
      ['pupfile diff', 'the lock as it was committed, and as it lies there'],
      ['pupfile diff origin/main --format markdown', 'for the comment of a merge request'],
      ['pupfile diff v1.0 v1.1', 'two revisions of the repository'],
      ['pupfile diff old.lock new.lock', 'two files'],
    ],
    load: () => import('./runs/diff.ts'),
  },
  {
    name: 'show',
    summary: 'what is locked: version, source, dependencies',
    group: 'look',
    arguments: '[MODULE...]',
    options: [{ flags: '--detailed', description: 'sources, checksums and dependencies too' }],
    examples: [
      ['pupfile show', 'list the locked modules'],
      ['pupfile show puppetlabs-stdlib', 'all that is known of one'],
    ],
    load: () => import('./runs/show.ts'),
  },
  {
    name: 'tree',
    summary: 'the dependency tree of what is locked',
    group: 'look',
    arguments: '[MODULE...]',
    options: [
      { flags: '--depth <N>', description: 'show N levels below the roots' },
      { flags: '--inverted', description: 'from modules up to those that need them' },
    ],
    examples: [
      ['pupfile tree', 'what the declarations bring'],
      ['pupfile tree --depth 0', 'the declarations alone'],
      ['pupfile tree --inverted puppetlabs-stdlib', 'who needs it, and who needs those'],
    ],
    load: () => import('./runs/tree.ts'),
  },
  {
    name: 'why',
    summary: 'every path that asks for a module',
    group: 'look',
    arguments: '<MODULE>',
    examples: [
      ['pupfile why puppetlabs-stdlib', 'who needs it, and in which versions'],
      ['pupfile why puppetlabs/stdlib --json', 'the same for programs'],
    ],
    load: () => import('./runs/why.ts'),
  },
  {
    name: 'graph',
    summary: 'the dependency graph of what is locked, drawn',
    group: 'look',
    arguments: '[MODULE...]',
    options: [
      {
        flags: '--format <FORMAT>',
        description: 'dot, mermaid, svg or html; by the name of FILE, else dot',
        choices: graphChoices,
      },
      { flags: '-o, --output <FILE>', description: 'write a file instead of standard output' },
      { flags: '--depth <N>', description: 'show N levels below the declarations or modules' },
      { flags: '--inverted', description: 'from modules up to those that need them' },
    ],
    examples: [
      ['pupfile graph | dot -Tpng > modules.png', 'by Graphviz'],
      ['pupfile graph -o modules.svg', 'drawn by pupfile itself'],
      ['pupfile graph --format mermaid', 'for Markdown on GitHub and GitLab'],
      ['pupfile graph --inverted puppetlabs-stdlib', 'who needs it, and who needs those'],
    ],
    load: () => import('./runs/graph.ts'),
  },
  ...imageCommands,
  ...movingCommands,
  {
    name: 'serve',
    summary: 'an embedded Forge over a folder of module tarballs',
    group: 'other',
    arguments: '<DIR>',
    options: [
      {
        flags: '--port <PORT>',
        description: 'the port; 0 takes any that is free',
        default: '8080',
      },
      { flags: '--host <ADDRESS>', description: 'the address to listen on', default: '127.0.0.1' },
      { flags: '--token-file <FILE>', description: 'answer only who sends the token in FILE' },
      { flags: '--log', description: 'print a line for each request' },
    ],
    examples: [
      ['pupfile serve vendor', 'serve the tarballs in vendor/ on port 8080'],
      ['pupfile serve vendor --port 0', 'on any free port, whose address is printed'],
    ],
    load: () => import('./runs/serve.ts'),
  },
  {
    name: 'cache',
    summary: 'the store of archives and mirrors: where it is, empty it, prune it',
    group: 'other',
    arguments: '<ACTION>',
    choices: cacheChoices,
    options: [
      { flags: '--older-than <AGE>', description: 'prune what was not used for 12h, 30d or 2w' },
      { flags: '--max-size <SIZE>', description: 'prune what was not used longest, to 500MB' },
    ],
    examples: [
      ['pupfile cache dir', 'print where the store is'],
      ['pupfile cache clean', 'remove all that pupfile keeps there'],
      ['pupfile cache prune --older-than 30d', 'remove what nobody has used for a month'],
      ['pupfile cache prune --max-size 500MB', 'keep what was used last'],
    ],
    load: () => import('./runs/cache.ts'),
  },
  {
    name: 'explain',
    summary: 'what an error code means',
    group: 'other',
    arguments: '<CODE>',
    examples: [
      ['pupfile explain VERSION_CONFLICT', 'why no versions fit together'],
      ['pupfile explain checksum-mismatch', 'the same in other letters'],
    ],
    load: () => import('./runs/explain.ts'),
  },
  {
    name: 'completion',
    summary: 'a script that completes commands, options and modules: bash, zsh or fish',
    group: 'other',
    arguments: '<SHELL>',
    choices: shellChoices,
    examples: [
      ['source <(pupfile completion bash)', 'in ~/.bashrc'],
      ['source <(pupfile completion zsh)', 'in ~/.zshrc, behind `compinit`'],
      ['pupfile completion fish | source', 'in ~/.config/fish/config.fish'],
    ],
    load: () => import('./runs/completion.ts'),
  },
];
