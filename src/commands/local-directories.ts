import { shortName } from '../model/module-name.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';

/** The directories of modules that stand in the modules directory already, and stay as they are. */
export function localDirectories({ declarations }: Puppetfile): readonly string[] {
  return declarations
    .filter(({ source }) => source.kind === 'local')
    .map(({ name }) => shortName(name));
}
