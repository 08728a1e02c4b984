import type { EditOptions } from '../commands/carry-out-edit.ts';
import type { GitRevision } from '../commands/draft-statement.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { CommandInput } from './command.ts';

/** Reads `--dry-run` and `--no-install`. */
export function readEditOptions(options: CommandInput['options']): EditOptions {
  return { isDryRun: options['dryRun'] === true, installs: options['install'] !== false };
}

const revisions = ['ref', 'tag', 'branch'] as const;

/** Reads `--git` and the revision; undefined for a module of a Forge. Throws USAGE. */
export function readGit(options: CommandInput['options']): GitRevision | undefined {
  const { git: url } = options;
  const given = revisions.filter((name) => options[name] !== undefined);
  const [name, second] = given;
  if (second !== undefined) {
    throw new PupfileError('USAGE', `\`--${name}\` and \`--${second}\` both name a revision`);
  }
  if (typeof url !== 'string') {
    if (name === undefined) return undefined;
    throw new PupfileError('USAGE', `\`--${name}\` is a revision of no repository`, {
      hint: `--git URL --${name} ${options[name]}`,
    });
  }
  if (url === '') throw new PupfileError('USAGE', '`--git` was given an empty value');
  return name === undefined ? { url } : { url, [name]: String(options[name]) };
}
