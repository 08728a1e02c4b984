import type { ResultLook } from '../../src/cli/command.ts';

/** How a result is told without colours, after 1.2 seconds. */
export const plainLook: ResultLook = {
  paint: (_, text) => text,
  hasUnicode: true,
  elapsedMs: 1234,
};

/** The same with each colour's name around what it colours. */
export const namedLook: ResultLook = {
  paint: (colour, text) => `<${colour} ${text}>`,
  hasUnicode: true,
  elapsedMs: 1234,
};
