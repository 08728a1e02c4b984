import { version } from '../../model/own-version.ts';
import { commands } from '../commands.ts';
import { renderManual } from './render-manual.ts';

/** The man page of this version; the build writes it, and the program itself does not need it. */
export const manual: string = renderManual({ commands, version });
