import type { RubyWorld } from './ruby-world.ts';

/** A world with nothing in it: no file, no environment. */
export const emptyWorld: RubyWorld = {
  projectDirectory: '/project',
  file: '/project/Puppetfile',
  environment: {},
  kindOf: () => null,
  isLink: () => false,
  realPath: () => null,
  readFile: () => null,
  listDirectory: () => null,
  parseYaml() {
    throw new Error('YAML cannot be read here');
  },
};
