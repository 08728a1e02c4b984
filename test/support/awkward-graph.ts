import type { DependencyGraph } from '../../src/commands/graph.ts';

/** A graph whose texts mean something to every format that graphs are written in. */
export const awkwardGraph: DependencyGraph = {
  nodes: [
    { name: 'Puppetfile', version: undefined, state: 'declaring' },
    { name: 'a-"q"', version: '1.0.0-<b>&amp;', state: 'locked' },
    { name: 'a-\\N\\', version: '`#35;"', state: 'locked' },
    { name: 'a-]];end', version: undefined, state: 'missing' },
    { name: 'a-ä💩', version: undefined, state: 'excluded' },
  ],
  edges: [
    { from: 'Puppetfile', to: 'a-"q"', requirement: '>= 0', isOverridden: false },
    { from: 'Puppetfile', to: 'a-\\N\\', requirement: '"]; x [label="', isOverridden: false },
    {
      from: 'a-"q"',
      to: 'a-\\N\\',
      requirement: '>= 1 < 2 & \\G|"| --> </text>',
      isOverridden: true,
    },
    { from: 'a-\\N\\', to: 'a-"q"', requirement: '%% \u001b[31m', isOverridden: false },
    { from: 'a-\\N\\', to: 'a-]];end', requirement: '\\', isOverridden: false },
    { from: 'a-"q"', to: 'a-ä💩', requirement: '>= 0', isOverridden: false },
  ],
};
