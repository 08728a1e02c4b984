import { createRequire } from 'node:module';
import type * as yaml from 'yaml';
import type { YamlNode } from '../ruby/ruby-world.ts';

// A failsafe schema leaves every scalar a text: what it means to Ruby is Ruby's business.
const options = {
  version: '1.1',
  schema: 'failsafe',
  uniqueKeys: false,
  logLevel: 'silent',
  prettyErrors: false,
} as const;

// Deeper data is refused anyway, and this is not to run out of stack.
const deepestNode = 200;

/**
 * The first document of a YAML text; null where there is none.
 *
 * @throws Error with the reason where it is no YAML; RangeError where it nests too deeply
 */
export function parseYaml(text: string): YamlNode | null {
  const library = loadYaml();
  const [document] = library.parseAllDocuments(text, options) as yaml.Document.Parsed[];
  const [error] = document?.errors ?? [];
  if (error?.code === 'RESOURCE_EXHAUSTION') throw new RangeError('YAML nested too deeply');
  if (error !== undefined) throw new Error(error.message);
  return document?.contents == null ? null : toNode(document.contents, library, 0);
}

/**
 * The library, synchronously, and only when somebody wants it: most Puppetfiles never do. It lies beside
 * the release bundle, else in its package.
 */
export function loadYaml(): typeof yaml {
  const require = createRequire(import.meta.url);
  try {
    return require('./yaml.cjs');
  } catch {
    return require('yaml');
  }
}

function toNode(node: unknown, library: typeof yaml, depth: number): YamlNode {
  if (depth > deepestNode) throw new RangeError('YAML nested too deeply');
  const inner = (child: unknown) => toNode(child, library, depth + 1);
  if (library.isAlias(node)) return { kind: 'alias', anchor: node.source };
  if (library.isSeq(node)) {
    return { kind: 'sequence', items: node.items.map(inner), ...marksOf(node) };
  }
  if (library.isMap(node)) {
    const pairs = node.items.map(({ key, value }) => [inner(key), inner(value)] as const);
    return { kind: 'mapping', pairs, ...marksOf(node) };
  }
  if (!library.isScalar(node)) return empty;
  const isPlain = node.type === undefined || node.type === 'PLAIN';
  return { kind: 'scalar', text: String(node.value ?? ''), isPlain, ...marksOf(node) };
}

/** The value of a key that stands alone. */
const empty: YamlNode = { kind: 'scalar', text: '', isPlain: true, tag: null, anchor: null };

function marksOf({ tag, anchor }: yaml.Scalar | yaml.YAMLMap | yaml.YAMLSeq) {
  return { tag: tag ?? null, anchor: anchor ?? null };
}
