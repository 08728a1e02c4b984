import { doctor } from '../../commands/doctor.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { doctorResult } from '../render-doctor.ts';

/** `pupfile doctor`. */
export async function run({ settings, options }: CommandInput): Promise<CommandResult> {
  return doctorResult(await doctor(settings), { setsExitCode: options['exitCode'] === true });
}
