import { exitCodes } from '../errors/error-codes.ts';

/** What each exit status means. */
export const exitStatuses: readonly (readonly [status: number, meaning: string])[] = [
  [exitCodes.done, 'done'],
  [exitCodes.difference, 'a check found a difference'],
  [exitCodes.usage, 'the command line was not understood'],
  [exitCodes.unreadableInput, 'an input cannot be read: Puppetfile, lock, metadata.json'],
  [exitCodes.noSolution, 'no solution, or a module or version does not exist'],
  [exitCodes.network, 'the network or the Forge failed, after retries'],
  [exitCodes.integrity, 'a checksum does not match, or an archive is unsafe'],
  [exitCodes.fileSystem, 'the file system refused'],
  [exitCodes.internal, 'an error of pupfile itself, which should be reported'],
  [exitCodes.interrupted, 'interrupted (SIGINT); 143 is SIGTERM, 129 is SIGHUP'],
];
