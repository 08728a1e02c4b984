import { nearestWord } from '../errors/nearest-word.ts';
import type { PlacedEntry, PlacedMap, PlacedValue } from '../errors/placed-value.ts';
import { type ErrorLabel, PupfileError } from '../errors/pupfile-error.ts';
import { hostPattern } from './host-list.ts';
import type { Policy } from './policy.ts';

/** What is wrong with a value, if anything is. */
type Reader = (value: PlacedValue) => readonly ErrorLabel[];

const readers: Readonly<Record<keyof Policy, Reader>> = {
  forges: (value) => readHosts(value),
  hosts: (value) => readHosts(value),
  httpsOnly: (value) => readSwitch(value),
  branches: (value) => readSwitch(value),
  licences: (value) =>
    readTexts(value, 'a list of licences, such as [Apache-2.0, MIT]', () => true),
  deprecated: (value) => readSwitch(value),
  exactVersions: (value) => readSwitch(value),
};

/**
 * Makes a policy of what stands in a policy file.
 *
 * @param file how messages name it
 * @throws PupfileError POLICY_INVALID with every key that is unknown and every value of another
 * kind: what is not understood must not pass for a rule that is kept
 */
export function readPolicy(node: PlacedValue | undefined, file: string): Policy {
  if (node === undefined) throw invalidPolicy(file, [], 'it is empty');
  if (node.kind !== 'map') {
    throw invalidPolicy(file, [{ span: node.span, text: 'expected keys with values' }]);
  }
  if (node.entries.length === 0) throw invalidPolicy(file, [], 'it has no rules');
  const labels = node.entries.flatMap(({ key, keySpan, value }): readonly ErrorLabel[] => {
    return isKnown(key) ? readers[key](value) : [{ span: keySpan, text: unknownKey(key) }];
  });
  if (labels.length > 0) throw invalidPolicy(file, labels);
  return toPolicy(node);
}

/** The error for a policy file that cannot be used. */
export function invalidPolicy(
  file: string,
  labels: readonly ErrorLabel[],
  reason?: string,
): PupfileError {
  const why = reason === undefined ? '' : `: ${reason}`;
  return new PupfileError('POLICY_INVALID', `Cannot use the policy \`${file}\`${why}`, {
    labels,
    hint: `a policy has the keys ${Object.keys(readers).join(', ')}`,
  });
}

function isKnown(key: string): key is keyof Policy {
  return Object.hasOwn(readers, key);
}

function unknownKey(key: string): string {
  const near = nearestWord(key, Object.keys(readers));
  return near === undefined ? 'unknown key' : `unknown key, did you mean \`${near}\`?`;
}

function readSwitch(node: PlacedValue): readonly ErrorLabel[] {
  const isSwitch = node.kind === 'scalar' && typeof node.value === 'boolean';
  return isSwitch ? [] : [{ span: node.span, text: 'expected true or false' }];
}

function readHosts(node: PlacedValue): readonly ErrorLabel[] {
  return readTexts(node, 'a list of hosts, such as [forge.example.org]', (text) =>
    hostPattern.test(text),
  );
}

function readTexts(
  node: PlacedValue,
  expected: string,
  allows: (text: string) => boolean,
): readonly ErrorLabel[] {
  if (node.kind !== 'list') return [{ span: node.span, text: `expected ${expected}` }];
  return node.items.flatMap((item) => {
    const isText = item.kind === 'scalar' && typeof item.value === 'string' && item.value !== '';
    if (!isText) return [{ span: item.span, text: `expected ${expected}` }];
    if (allows(String(item.value))) return [];
    return [{ span: item.span, text: 'expected a host alone, without `https://` and path' }];
  });
}

function toPolicy({ entries }: PlacedMap): Policy {
  return Object.fromEntries(entries.map(({ key, value }: PlacedEntry) => [key, plainOf(value)]));
}

function plainOf(node: PlacedValue): unknown {
  if (node.kind === 'scalar') return node.value;
  return node.kind === 'list' ? node.items.map(plainOf) : toPolicy(node);
}
