import { createHash } from 'node:crypto';
import type { ModuleArchive } from '../archive/module-archive.ts';
import { redactUrls } from '../errors/redact.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { SourcePin } from '../model/module-source.ts';

/** A module that comes from no Forge, as it is to be laid out. */
export interface SuppliedModule {
  readonly kind: 'supplied';
  readonly name: ModuleName;
  readonly version: string;
  readonly pin: SourcePin;
  /** Tells its contents apart from any others, in hexadecimal. */
  readonly digest: string;
}

/** Where a module was found, for a message. */
export function describePin(pin: SourcePin): string {
  switch (pin.kind) {
    case 'git':
    case 'svn':
    case 'tarball':
      return redactUrls(pin.url);
    case 'path':
      return pin.path;
    case 'github_tarball':
      return `GitHub's ${pin.repository}`;
    case 'local':
      return 'the modules directory';
  }
}

/** What tells the contents of a pin apart; `sha256` is that of its archive where it is one. */
export function digestOf(pin: SourcePin, sha256: string | undefined): string {
  switch (pin.kind) {
    case 'git':
      return pin.path === undefined ? pin.sha : textDigest(`${pin.sha} ${pin.path}`);
    case 'path':
    case 'svn':
      return pin.treeSha256;
    case 'tarball':
    case 'github_tarball':
      return sha256 ?? '';
    case 'local':
      return '';
  }
}

function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A module's files, from wherever they are. */
export type ReadModule = (module: SuppliedModule) => Promise<ModuleArchive>;
