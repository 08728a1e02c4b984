import type * as yaml from 'yaml';
import type { PlacedValue } from '../errors/placed-value.ts';
import type { SourceSpan } from '../errors/source-span.ts';
import { loadYaml } from './parse-yaml.ts';

/** A file as a tree of values with their places, or where it is no YAML and no JSON. */
export type PlacedYaml =
  | { readonly node: PlacedValue | undefined }
  | { readonly mistakes: readonly { readonly span: SourceSpan; readonly text: string }[] };

/** A policy and the settings of other tools have nothing below that a reader would look at. */
const deepestNode = 4;

/** Reads YAML, or JSON as the part of YAML that it is. The node is undefined where there is nothing in it. */
export function parsePlacedYaml(text: string, file: string): PlacedYaml {
  const library = loadYaml();
  const source = text.replace(/^\u{feff}/u, '');
  const document = library.parseDocument(source, { prettyErrors: false });
  const place = placesOf(source, file);
  if (document.errors.length > 0) {
    const mistakes = document.errors.map(({ pos: [start, end], message }) => ({
      span: place(start, end),
      text: message,
    }));
    return { mistakes };
  }
  if (document.contents === null) return { node: undefined };
  return { node: toNode(document.contents, { library, place }, 0) };
}

interface Reading {
  readonly library: typeof yaml;
  readonly place: (start: number, end: number) => SourceSpan;
}

function toNode(node: unknown, reading: Reading, depth: number): PlacedValue {
  const { library, place } = reading;
  const [start = 0, end = 0] = rangeOf(node);
  const span = place(start, end);
  const inner = (child: unknown) => toNode(child, reading, depth + 1);
  if (depth < deepestNode && library.isSeq(node)) {
    return { kind: 'list', items: node.items.map(inner), span };
  }
  if (depth < deepestNode && library.isMap(node)) {
    const entries = node.items.map(({ key, value }) => ({
      key: library.isScalar(key) ? String(key.value) : '',
      keySpan: inner(key).span,
      value: inner(value),
    }));
    return { kind: 'map', entries, span };
  }
  return { kind: 'scalar', value: library.isScalar(node) ? plainOf(node.value) : undefined, span };
}

function plainOf(value: unknown): string | number | boolean | null | undefined {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function rangeOf(node: unknown): readonly number[] {
  return (node as yaml.Node | null)?.range ?? [];
}

/** Offsets to places; a value that has several lines is told by its first. */
function placesOf(text: string, file: string): Reading['place'] {
  return (start, end) => {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const line = text.slice(0, lineStart).split('\n').length;
    const [lineText = ''] = text.slice(lineStart).split(/\r?\n/, 1);
    const column = Math.min(start - lineStart, lineText.length);
    const length = Math.max(0, Math.min(end - start, lineText.length - column));
    return { file, line, column: column + 1, length, lineText };
  };
}
