import { join } from 'node:path';
import type { ModuleArchive } from '../archive/module-archive.ts';
import { readArchive } from '../archive/read-archive.ts';
import { exitCodes } from '../errors/error-codes.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { InstalledModule } from '../layout/installed-modules.ts';
import { isIntact } from '../layout/is-intact.ts';
import { type ContentProfile, contentProfiles } from '../layout/trim.ts';
import type { PlacedModule } from '../lockfile/lockfile-comparison.ts';
import { type ModuleName, shortName } from '../model/module-name.ts';
import type { HttpClient } from '../net/http.ts';
import { fetchArchive, type WantedArchive } from '../sources/fetch-archive.ts';
import {
  compareInstalled,
  findOtherRelease,
  lookAtPlace,
  type ModuleComparison,
  type PlacedRelease,
} from './compare-installed.ts';
import { storeOf } from './fetch-archives.ts';
import { type ModuleSupply, readOne } from './module-supply.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';
import type { SuppliedModule } from './supplied-module.ts';
import {
  installCommand,
  quoteWord,
  type VerifiedDirectory,
  type VerifyFinding,
} from './verify-finding.ts';
import { contentWishes } from './wanted-content.ts';

/** What the verification of one module has to know. */
export interface VerifyContext {
  readonly directory: VerifiedDirectory;
  /** What of each module should be there; undefined to go by what was installed. */
  readonly content: ContentProfile | undefined;
  readonly http: HttpClient;
  readonly settings: Settings;
  /** The folder of the project's own copies, absolute. */
  readonly vendorDirectory: string;
  readonly report: Report;
  readonly supply: ModuleSupply;
  /** The archives of the lock. */
  readonly archives: ReadonlyMap<ModuleName, WantedArchive>;
  /** What the lock has from elsewhere than a Forge. */
  readonly supplied: ReadonlyMap<ModuleName, SuppliedModule>;
  /** Which modules go without their tests, whatever else is installed. */
  readonly withoutSpec: ReadonlySet<ModuleName>;
  /** The directory that a module should stand in, absolute. */
  placeOf(name: ModuleName): string;
  /** What pupfile remembers of the directory; anybody may have written it. */
  readonly installed: ReadonlyMap<ModuleName, InstalledModule>;
}

/** What came of one module. */
export interface VerifiedModule {
  readonly findings: readonly VerifyFinding[];
  /** How many files it should have; undefined where it could not be held against its archive. */
  readonly files?: number;
}

/** Holds one locked module against its archive; what is wrong with either is a finding. */
export async function verifyModule(
  module: PlacedModule,
  context: VerifyContext,
): Promise<VerifiedModule> {
  const { name, version } = module;
  const subject: Subject = {
    module,
    context,
    release: {
      name,
      version,
      root: join(context.placeOf(name), shortName(name)),
      isUnreleased: context.supplied.has(name),
      excludesSpec: context.withoutSpec.has(name),
      keep: expectedKeep(name, context),
    },
  };
  const place = lookAtPlace(subject.release);
  if (place.kind === 'nothing') {
    return only(subject, 'module-missing', `is missing: ${name} ${version} is locked`);
  }
  if (place.kind === 'other') return only(subject, 'file-irregular', place.message);
  const other = findOtherRelease(subject.release);
  const compared = await verifyContents(subject);
  if (other === undefined) return compared;
  const message = `is ${other}, and ${name} ${version} is locked`;
  const otherRelease = toFinding(subject, { rule: 'module-version', message });
  return { ...compared, findings: [otherRelease, ...compared.findings] };
}

interface Subject {
  readonly module: PlacedModule;
  readonly context: VerifyContext;
  readonly release: PlacedRelease;
}

/** Where there is no archive to hold a module against, that is said, and nothing passes. */
async function verifyContents(subject: Subject): Promise<VerifiedModule> {
  const { module, context, release } = subject;
  const { name } = module;
  const wanted = context.archives.get(name) ?? context.supplied.get(name);
  if (wanted === undefined || !isPinned(wanted)) {
    const message = 'cannot be verified: the lock has no checksum for it';
    return only(subject, 'module-unverified', message, { fix: 'pupfile lock' });
  }
  try {
    const archive = await bringArchive(wanted, context);
    const comparison = compareInstalled(release, archive, expectedContent(subject));
    return { findings: tellDifferences(subject, comparison), files: comparison.files };
  } catch (error) {
    if (error instanceof PupfileError) return tellFailure(subject, error);
    throw error;
  }
}

/** Whether the lock holds what it should be, so that nobody could exchange it. */
function isPinned(wanted: WantedArchive | SuppliedModule): boolean {
  return 'pin' in wanted ? wanted.digest !== '' : wanted.lockedSha256 !== undefined;
}

async function bringArchive(
  wanted: WantedArchive | SuppliedModule,
  { http, supply, settings, report, vendorDirectory }: VerifyContext,
): Promise<ModuleArchive> {
  if ('pin' in wanted) return readOne(supply, wanted);
  const options = {
    http,
    store: storeOf(settings, report),
    vendorDirectory,
    allowsUnverified: false,
  };
  const { bytes, isFromStore } = await fetchArchive(wanted, options);
  const { name: module, version } = wanted;
  report({ kind: 'fetched', module, version, bytes: bytes.length, isFromStore });
  return readArchive(bytes, { subject: `The archive of ${module} ${version}` });
}

/** What was installed counts as far as it is one of the words that there are. */
function expectedContent({ module, context }: Subject): ContentProfile | undefined {
  const remembered = context.installed.get(module.name)?.content;
  return context.content ?? contentProfiles.find((content) => content === remembered);
}

/** What was installed counts where nobody says: each file still has to be the archive's. */
function expectedKeep(
  name: ModuleName,
  { settings, withoutSpec, installed }: VerifyContext,
): readonly string[] | undefined {
  const isSaid = (settings.keeps ?? []).length > 0;
  return isSaid ? contentWishes(settings, withoutSpec)(name).keep : installed.get(name)?.keep;
}

function tellDifferences(
  subject: Subject,
  { differences, content }: ModuleComparison,
): readonly VerifyFinding[] {
  if (differences.length === 0) return [];
  const { directory, installed, placeOf } = subject.context;
  const { name } = subject.module;
  const { keep = [] } = subject.release;
  const command = installCommand(directory, [
    ...(content === 'runtime' ? [] : ['--content', content]),
    ...keep.flatMap((glob) => ['--keep', quoteWord(`${shortName(name)}:${glob}`)]),
  ]);
  const remembered = installed.get(name);
  // What kept its size and its time looks to `install` as if nobody had touched it.
  const looksIntact = remembered !== undefined && isIntact(placeOf(name), remembered);
  const removal = `rm -r ${quoteWord(`${directory.shown}/${shortName(name)}`)}`;
  const fix = looksIntact ? `${removal} && ${command}` : command;
  return differences.map((difference) => toFinding(subject, { ...difference, fix }));
}

function tellFailure(
  subject: Subject,
  { code, message, exitCode: status }: PupfileError,
): VerifiedModule {
  const fix = `pupfile explain ${code}`;
  if (status !== exitCodes.integrity) {
    const text = `cannot be verified: ${message}`;
    // Who forbids requests knows that, and a release that is gone is no trouble of the network.
    const isTrouble = status === exitCodes.network && code !== 'OFFLINE';
    const failure = isTrouble ? status : undefined;
    return only(subject, 'module-unverified', text, { fix, failure });
  }
  const rule = code === 'CHECKSUM_MISMATCH' ? 'archive-mismatch' : 'archive-invalid';
  return only(subject, rule, `cannot be verified: ${message}`, { fix, failure: status });
}

function only(
  subject: Subject,
  rule: VerifyFinding['rule'],
  message: string,
  more: Partial<VerifyFinding> = {},
): VerifiedModule {
  return { findings: [toFinding(subject, { rule, message, ...more })] };
}

type Told = Partial<VerifyFinding> & Pick<VerifyFinding, 'rule' | 'message'>;

function toFinding({ module, context }: Subject, { path = '', ...told }: Told): VerifyFinding {
  const directory = shortName(module.name);
  return {
    severity: told.rule === 'mode-changed' ? 'warning' : 'error',
    module: module.spelledName,
    path: path === '' ? directory : `${directory}/${path}`,
    lockLine: module.line,
    fix: installCommand(context.directory),
    ...told,
  };
}
