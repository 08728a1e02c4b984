/**
 * How much a finding matters to somebody who moves to pupfile.
 *
 * - `refused`: pupfile does not go on before it is changed
 * - `different`: something else than before is read, installed, or left
 * - `renamed`: the same thing is said or called differently
 */
export type MovingWeight = 'refused' | 'different' | 'renamed';

/** One thing of a project that another tool worked on, and that pupfile would see differently. */
export interface MovingFinding {
  /** What it is about, in a word that never changes its meaning; docs/doctor.md lists them. */
  readonly rule: MovingRule;
  readonly weight: MovingWeight;
  /** Relative to the project; a directory ends with a slash. */
  readonly file: string;
  /** From 1; undefined where it is about the whole file. */
  readonly line?: number | undefined;
  /** One sentence without a full stop; never a secret. */
  readonly message: string;
  /** What to do about it, where there is something to do. */
  readonly advice?: string | undefined;
}

/** What a finding is about. */
export type MovingRule =
  | 'bolt-setting'
  | 'contradicted-pin'
  | 'default-branch'
  | 'fixtures'
  | 'forge-elsewhere'
  | 'frozen-without-lock'
  | 'leftover'
  | 'librarian-setting'
  | 'lock-invalid'
  | 'lock-without-checksums'
  | 'modules-in-git'
  | 'modules-not-ignored'
  | 'moving-branch'
  | 'new-dependency'
  | 'puppetfile-refused'
  | 'r10k-setting'
  | 'reads-differently'
  | 'replaced-command'
  | 'settings-invalid'
  | 'undeclared-module';

const weights: readonly MovingWeight[] = ['refused', 'different', 'renamed'];

/** The gravest first; those of one weight in the order in which they were found. */
export function rankFindings(findings: readonly MovingFinding[]): readonly MovingFinding[] {
  return findings.toSorted(
    (left, right) => weights.indexOf(left.weight) - weights.indexOf(right.weight),
  );
}
