import { PupfileError } from '../errors/pupfile-error.ts';
import { compareForge, type ForgeAnswer } from '../lockfile/compare-forge.ts';
import type { LockfileDifference } from '../lockfile/compare-lockfile.ts';
import {
  indexComparison,
  type LockfileComparison,
  type PlacedModule,
} from '../lockfile/lockfile-comparison.ts';
import { comparePolicy } from '../policy/compare-policy.ts';
import type { Policy } from '../policy/policy.ts';
import { askForges } from './ask-forges.ts';
import { type CheckResult, readAndCheck } from './check.ts';
import { knownLicences } from './known-licences.ts';
import type { Report } from './progress.ts';
import { type LocalPlaces, localPlaces } from './read-local-archive.ts';
import { readPolicyFile } from './read-policy-file.ts';
import type { Settings } from './settings.ts';
import { forgesOf, withHttp } from './with-http.ts';

/** What a check is to look at beyond the lock and the Puppetfile. */
export interface FurtherChecks {
  /** Ask the Forges what became of what is locked. */
  readonly isOnline: boolean;
  /** The house rules, a file relative to the settings' directory. */
  readonly policyFile: string | undefined;
}

/**
 * Holds the lock against the Puppetfile, and then against the Forges and a policy where that is
 * wanted. Nothing is written.
 *
 * Throws POLICY_INVALID, USAGE for a policy that needs the Forges without them, and what reading
 * the project and asking a Forge throws.
 */
export async function checkFurther(
  settings: Settings,
  report: Report,
  { isOnline, policyFile }: FurtherChecks,
): Promise<CheckResult> {
  const policy =
    policyFile === undefined ? undefined : readPolicyFile(settings.directory, policyFile);
  if (policy?.deprecated === false && !isOnline) throw needsForges(policyFile);
  const { result, compared } = await readAndCheck(settings, report);
  if (compared === null || (policy === undefined && !isOnline)) return result;
  const comparison = indexComparison(compared.puppetfile, compared.lockfile);
  const answers = isOnline
    ? await withHttp(
        settings,
        report,
        (http) => askForges(comparison, { http, report, directory: compared.paths.directory }),
        forgesOf(compared.puppetfile),
      )
    : new Map<PlacedModule, ForgeAnswer>();
  const further = [
    ...compareForges(comparison, answers, policy),
    ...(await compareRules(comparison, answers, {
      policy,
      places: localPlaces(settings, compared.paths.directory),
    })),
  ];
  return {
    ...result,
    differences: [...result.differences, ...further],
    isOnline,
    hasPolicy: policy !== undefined,
  };
}

function needsForges(policyFile: string | undefined): PupfileError {
  const message = `\`deprecated\` of \`${policyFile}\` can only be checked with \`--online\``;
  return new PupfileError('USAGE', message, {
    hint: 'only the Forge tells which modules are deprecated',
  });
}

type Answers = ReadonlyMap<PlacedModule, ForgeAnswer>;

function compareForges(
  comparison: LockfileComparison,
  answers: Answers,
  policy: Policy | undefined,
): readonly LockfileDifference[] {
  const found = [...answers].flatMap(([module, answer]) =>
    compareForge(module, answer, comparison),
  );
  // What the policy forbids is told as that.
  return policy?.deprecated === false
    ? found.filter(({ rule }) => rule !== 'module-deprecated')
    : found;
}

async function compareRules(
  comparison: LockfileComparison,
  answers: Answers,
  { policy, places }: { readonly policy: Policy | undefined; readonly places: LocalPlaces },
): Promise<readonly LockfileDifference[]> {
  if (policy === undefined) return [];
  const licences =
    policy.licences === undefined
      ? new Map()
      : await knownLicences(comparison, { places, answers });
  const deprecations = new Map(
    [...answers].flatMap(([{ name }, { deprecation }]) =>
      deprecation === undefined ? [] : [[name, deprecation] as const],
    ),
  );
  return comparePolicy(policy, { comparison, licences, deprecations });
}
