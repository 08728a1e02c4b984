import type { Report } from '../commands/progress.ts';
import type { Settings } from '../commands/settings.ts';
import type { CommandGroup } from './command-groups.ts';
import type { Paint } from './paint.ts';
import type { FindingsReport } from './reports/finding.ts';

/** One command as the command line knows it: words, options, examples, and its code. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly group: CommandGroup;
  /** In commander's manner: `<DIR>` is demanded, `[MODULE...]` and `[OLD] [NEW]` may be left out. */
  readonly arguments?: string;
  /** The words that the first argument is one of. */
  readonly choices?: readonly string[];
  readonly options?: readonly CommandOption[];
  /** Command lines with what they do. */
  readonly examples: readonly (readonly [string, string])[];
  /** Only then is the code loaded: starting takes longer than most commands run. */
  load(): Promise<CommandCode>;
}

/** What a command runs. */
export interface CommandCode {
  run(input: CommandInput): Promise<CommandResult> | CommandResult;
}

export interface CommandOption {
  /** In commander's manner: `--port <NUMBER>`. */
  readonly flags: string;
  readonly description: string;
  readonly default?: string;
  /** The words that its value is one of. */
  readonly choices?: readonly string[];
  /** `=FILE` may stand behind such a word. */
  readonly takesFile?: boolean;
  /** It may be given several times; in the environment, commas stand between. */
  readonly isRepeatable?: boolean;
}

export interface CommandInput {
  readonly settings: Settings;
  readonly arguments: readonly string[];
  /** The command's own options, by their camel-case names. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly report: Report;
  /** For what a command that does not end says at once. */
  readonly print: (line: string) => void;
  /** Resolves when the user wants the program to end; from then on that is up to the command. */
  readonly interrupted: () => Promise<void>;
}

/** What a command has to say. */
export interface CommandResult {
  /** For people; without a final line break. Empty to say nothing. */
  readonly text: (look: ResultLook) => string;
  /** Its text is the very document that was asked for, which `--quiet` does not silence. */
  readonly isDocument?: boolean;
  /** For programs, under `--json`. */
  readonly json: unknown;
  /** For `--format`; every command that has this option gives them. */
  readonly findings?: FindingsReport;
  /** Other than 0 where a check found a difference. */
  readonly exitCode?: number;
}

/** How a result is told to people. */
export interface ResultLook {
  readonly paint: Paint;
  /** Whether the terminal's locale has more than ASCII. */
  readonly hasUnicode: boolean;
  /** The width of the terminal; undefined where none reads, so that lines may be as long as they are. */
  readonly columns?: number | undefined;
  /** How long the command took. */
  readonly elapsedMs: number;
}
