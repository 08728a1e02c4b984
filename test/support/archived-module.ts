import type { ModuleToUnpack } from '../../src/commands/unpack-module.ts';
import { checksumOf } from '../../src/files/bytes.ts';
import { moduleName } from './declare-modules.ts';
import { moduleTarball, type TestModule } from './module-tarball.ts';

/** A module as `fetchArchives` hands it over, and its archive. */
export interface ArchivedModule {
  readonly module: ModuleToUnpack;
  readonly bytes: Buffer;
}

/** Version 1.0.0 of a module, with these files. */
export function archivedModule(name: string, files?: TestModule['files']): ArchivedModule {
  const version = '1.0.0';
  const bytes = moduleTarball({ name, version, ...(files !== undefined && { files }) });
  const digest = checksumOf('sha256', bytes);
  return { module: { name: moduleName(name), version, digest, content: 'runtime' }, bytes };
}
