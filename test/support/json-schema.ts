import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats, { type FormatName } from 'ajv-formats';

/** Gives what is wrong with a document; empty where nothing is. */
export type Validate = (document: unknown) => readonly string[];

export interface SchemaSurroundings {
  /** Schemas that it refers to, by their addresses. */
  readonly schemas?: Readonly<Record<string, object>>;
  /** Formats that ajv does not know, by others that it does. */
  readonly formats?: Readonly<Record<string, FormatName>>;
}

/** Prepares a JSON schema of draft 7. */
export function compileSchema(
  schema: object,
  { schemas = {}, formats: synonyms = {} }: SchemaSurroundings = {},
): Validate {
  // SARIF's schema has patterns and keywords that a strict reader refuses.
  const ajv = new Ajv({
    strict: false,
    unicodeRegExp: false,
    allErrors: true,
    schemas: { ...schemas },
  });
  formats.default(ajv);
  for (const [name, known] of Object.entries(synonyms)) {
    ajv.addFormat(name, formats.default.get(known));
  }
  const validate = ajv.compile(schema);
  return (document) => {
    validate(document);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

/** A schema of the collection of https://www.schemastore.org, by its file's name. */
export function readStoredSchema(name: string): object {
  const { resolve } = createRequire(import.meta.url);
  return JSON.parse(readFileSync(resolve(`schemastore/schemas/json/${name}`), 'utf8'));
}
