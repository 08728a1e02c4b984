// What `import { … } from 'pupfile'` gives. All of it is a promise: docs/library.md.
// biome-ignore-start lint/performance/noBarrelFile: this is the door of the package
export { defaultCacheDirectory } from '../commands/default-cache.ts';
export type { ErrorCode } from '../errors/error-codes.ts';
export { type ErrorLabel, PupfileError } from '../errors/pupfile-error.ts';
export type { SourceSpan } from '../errors/source-span.ts';
export type {
  CheckResult,
  DependencyResult,
  DifferenceResult,
  OverrideResult,
} from '../results/check-result.ts';
export type { FileTotals, InstallResult } from '../results/install-result.ts';
export type {
  ChangeResult,
  LockfileState,
  LockResult,
  ModuleVersion,
  StepBackResult,
} from '../results/lock-result.ts';
export type { LockedModule, LockedSource, LockfileResult } from '../results/lockfile-result.ts';
export type {
  DeprecationResult,
  OutdatedModule,
  OutdatedResult,
} from '../results/outdated-result.ts';
export type {
  DeclarationResult,
  DirectiveResult,
  ExclusionResult,
  PlaceResult,
  PuppetfileResult,
  SourceResult,
  WarningResult,
} from '../results/puppetfile-result.ts';
export type { ResolutionResult, ResolvedModule } from '../results/resolution-result.ts';
export { checkLock } from './check-lock.ts';
export { install } from './install.ts';
export { lock } from './lock.ts';
export { outdated } from './outdated.ts';
export { parseLockfile } from './parse-lockfile.ts';
export { type ParsePuppetfileOptions, parsePuppetfile } from './parse-puppetfile.ts';
export type { ProgressEvent } from './progress-event.ts';
export type {
  AbortSignalLike,
  InstallOptions,
  LockOptions,
  ProjectOptions,
  ResolveOptions,
  SourceOptions,
} from './project-options.ts';
export { readPuppetfile } from './read-puppetfile.ts';
export { resolve } from './resolve.ts';
// biome-ignore-end lint/performance/noBarrelFile: this is the door of the package
