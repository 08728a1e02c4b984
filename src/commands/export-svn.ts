import { join } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import { stateDirectoryOf } from '../layout/state-directory.ts';
import type { SvnSource } from '../model/module-source.ts';
import { clearAtEnd } from '../net/clear-at-end.ts';
import { readSvnModule, type SvnModule } from '../sources/svn-module.ts';
import { TemporaryRoot } from '../sources/temporary-root.ts';
import type { Project } from './open-project.ts';
import type { Settings } from './settings.ts';

export interface ExportSvnOptions {
  readonly settings: Settings;
  readonly project: Project;
}

/**
 * Exports a module of Subversion into a directory beside what is kept anyway: nothing is left there, and
 * nothing in TMPDIR.
 *
 * Throws OFFLINE, FILE_SYSTEM and what `readSvnModule` throws.
 *
 * @param lockedRevision that of the lock, where there is one
 */
export async function exportSvn(
  source: SvnSource,
  lockedRevision: string | undefined,
  { settings, project }: ExportSvnOptions,
): Promise<SvnModule> {
  if (settings.isOffline) throw offline(source);
  const stop = new AbortController();
  const root = openRoot(settings.cacheDirectory, stateDirectoryOf(project.modulesDirectory));
  const options = { directory: root.path(), variables: settings.variables, lockedRevision };
  const signal = AbortSignal.any([stop.signal, ...(settings.signal ? [settings.signal] : [])]);
  const run = () => readSvnModule(source, { ...options, signal });
  try {
    return await clearAtEnd(() => stop.abort(), run);
  } finally {
    root.remove();
  }
}

/** Where the store cannot be written, the modules directory has to be. */
function openRoot(cacheDirectory: string | undefined, otherwise: string): TemporaryRoot {
  if (cacheDirectory !== undefined) {
    const root = new TemporaryRoot(join(cacheDirectory, 'svn'));
    try {
      root.path();
      return root;
    } catch {
      // Told where something is to be kept there.
    }
  }
  return new TemporaryRoot(join(otherwise, 'svn'));
}

function offline({ url }: SvnSource): PupfileError {
  const message = `\`--offline\` forbids to ask for ${redactUrls(url)}`;
  return new PupfileError('OFFLINE', message, {
    hint: 'modules of Subversion are not kept between runs',
  });
}
