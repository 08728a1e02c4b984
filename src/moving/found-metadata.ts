import { hasAuthor, hyphenate, parseModuleName } from '../model/module-name.ts';
import type { FoundDependency, FoundMetadata } from './project-facts.ts';

/**
 * What the text of an installed module's metadata.json says; undefined where that is not enough to know
 * the module. A dependency that cannot be read is passed over: whoever resolves will tell.
 */
export function readFoundMetadata(text: string): FoundMetadata | undefined {
  const metadata = parseObject(text);
  const spelledName = hyphenate(textOf(metadata['name']));
  const name = parseModuleName(spelledName);
  const version = textOf(metadata['version']);
  if (name === null || !hasAuthor(name) || version === '') return undefined;
  const { dependencies } = metadata;
  const listed: readonly unknown[] = Array.isArray(dependencies) ? dependencies : [];
  return { name, spelledName, version, dependencies: listed.flatMap(readDependency) };
}

function readDependency(value: unknown): readonly FoundDependency[] {
  const fields = objectOf(value);
  const spelledName = hyphenate(textOf(fields['name']));
  const name = parseModuleName(spelledName);
  return name === null
    ? []
    : [{ name, spelledName, requirement: textOf(fields['version_requirement']) }];
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return objectOf(JSON.parse(text.replace(/^\u{feff}/u, '')));
  } catch {
    return {};
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
