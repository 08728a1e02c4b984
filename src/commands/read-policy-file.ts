import { resolve } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { Policy } from '../policy/policy.ts';
import { invalidPolicy, readPolicy } from '../policy/read-policy.ts';
import { parsePlacedYaml } from '../project/placed-yaml.ts';
import { readTextFile } from '../project/text-file.ts';

/**
 * Reads a policy, YAML or JSON.
 *
 * @param file as it was given, relative to the directory
 * @throws PupfileError POLICY_INVALID
 */
export function readPolicyFile(directory: string, file: string): Policy {
  const text = readTextFile(resolve(directory, file), file, 'POLICY_INVALID');
  if (text === undefined) {
    throw new PupfileError('POLICY_INVALID', `There is no policy \`${file}\``, {
      notes: [resolve(directory, file)],
    });
  }
  const document = parsePlacedYaml(text, file);
  if ('mistakes' in document) throw invalidPolicy(file, document.mistakes);
  return readPolicy(document.node, file);
}
