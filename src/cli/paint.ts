import { styleText } from 'node:util';

/** Colours that carry a meaning; everything is understandable without them. */
export type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';

/** Puts text in a colour, or leaves it as it is where there are none. */
export type Paint = (colour: Colour, text: string) => string;

export function createPaint(isColoured: boolean): Paint {
  // By itself, Node colours nothing unless stdout is a terminal.
  return isColoured
    ? (colour, text) => styleText(colour, text, { validateStream: false })
    : (_, text) => text;
}

/**
 * Whether to colour: as the option says, else as NO_COLOR and FORCE_COLOR say
 * (https://no-color.org, https://force-color.org), else where a terminal reads.
 */
export function wantsColour(options: {
  readonly option: boolean | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
}): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = options.environment;
  if (options.option !== undefined) return options.option;
  if (no !== undefined && no !== '') return false;
  if (force !== undefined && force !== '') return force !== '0';
  return options.isTerminal && term !== 'dumb';
}
