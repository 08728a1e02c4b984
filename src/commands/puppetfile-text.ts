import { relative } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { ProjectPaths } from '../project/find-project.ts';
import { readTextFile } from '../project/text-file.ts';

/** A file's text, and its name as messages show it. */
export interface NamedText {
  readonly text: string;
  readonly file: string;
}

/** Reads the text of a project's Puppetfile. Throws PUPPETFILE_NOT_FOUND or PUPPETFILE_UNREADABLE. */
export function readPuppetfileText({ directory, puppetfile }: ProjectPaths): NamedText {
  const file = relative(directory, puppetfile);
  const text = readTextFile(puppetfile, file, 'PUPPETFILE_UNREADABLE');
  if (text !== undefined) return { text, file };
  throw new PupfileError('PUPPETFILE_NOT_FOUND', `There is no file \`${puppetfile}\``);
}
