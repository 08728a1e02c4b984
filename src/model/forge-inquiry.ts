import type { ModuleName } from './module-name.ts';

/** What is asked of a Forge about a module. */
export interface ForgeInquiry {
  /** An http(s) address, which may have a user and password. */
  readonly forgeUrl: string;
  readonly module: ModuleName;
  /** Its list of releases, or the module as a whole. */
  readonly about: 'releases' | 'module';
}
