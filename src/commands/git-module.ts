import type { SourcePin } from '../model/module-source.ts';
import type { GitWant } from '../sources/git-repositories.ts';
import type { SuppliedModule } from './supplied-module.ts';

/** A module of a git repository, at a commit that is known. */
export interface GitModule extends SuppliedModule {
  readonly pin: GitPin;
}

type GitPin = Extract<SourcePin, { kind: 'git' }>;

/** Whether a module is one of git. */
export function isGitModule(module: SuppliedModule): module is GitModule {
  return module.pin.kind === 'git';
}

/** How the commit of a module is asked for. */
export function wantOf({ pin: { url, ref, sha, path } }: GitModule): GitWant {
  return { source: { kind: 'git', url, ref, path }, lockedSha: sha };
}
