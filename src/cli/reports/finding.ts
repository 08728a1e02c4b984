import type { SourceSpan } from '../../errors/source-span.ts';
import type { RuleDescription } from './rule-descriptions.ts';

/** An error makes a check fail; a warning is only told. */
export type Severity = 'error' | 'warning';

/** One thing that a check has to tell. */
export interface Finding {
  readonly rule: string;
  /** One sentence without a full stop. */
  readonly message: string;
  /** An error where it is left out. */
  readonly severity?: Severity | undefined;
  /** The place in the Puppetfile, where there is one. */
  readonly span?: SourceSpan | undefined;
  /** The file that it is about as a whole, relative to the project; counts only without a span. */
  readonly file?: string | undefined;
  /** The line of the lock, where there is one; 1 is the first. */
  readonly lockLine?: number | undefined;
  /** The command that mends it, where one does. */
  readonly fix?: string | undefined;
}

/** What a check has to tell, before it takes the form that somebody reads. */
export interface FindingsReport {
  /** The command that found them, such as `check`. */
  readonly command: string;
  /** The lock, relative to the project; what has no other place stands there. */
  readonly lockfileName: string;
  readonly findings: readonly Finding[];
  /** Every rule that was tried. */
  readonly rules: Readonly<Record<string, RuleDescription>>;
  /** All of it in one line. */
  readonly summary: string;
  /** False where the check ended before it could try its rules. */
  readonly isComplete: boolean;
}

/** What reports say besides the findings. */
export interface ReportContext {
  /** Of pupfile. */
  readonly version: string;
  /** Where pupfile is documented; a rule is a fragment of it. */
  readonly homepage: string | undefined;
  /** The project's directory as the CI service sees it, relative to the repository; may be empty. */
  readonly directory: string;
}

/** How grave a finding is. */
export function severityOf({ severity = 'error' }: Pick<Finding, 'severity'>): Severity {
  return severity;
}
