/**
 * A module's full name in the one spelling that pupfile compares: lower case, `author-name`.
 *
 * A module that was declared without an author (`mod 'site', git: …`) has its bare name here.
 */
export type ModuleName = string & { readonly moduleName: unique symbol };

// Puppet's rule for names is [a-z][a-z0-9_]*; authors may start with a digit, and real Puppetfiles
// and old releases have upper case, dots and further hyphens.
const namePattern = /^[a-z0-9][a-z0-9_.]*(?:-[a-z0-9_][a-z0-9_.-]*)?$/;

/** Reads `author-name`, `author/name` or a bare `name`; null where the text is none of them. */
export function parseModuleName(text: string): ModuleName | null {
  if (isModuleName(text)) return text;
  const name = hyphenate(text).toLowerCase();
  return isModuleName(name) ? name : null;
}

function isModuleName(text: string): text is ModuleName {
  return namePattern.test(text) && !text.includes('..');
}

/** The author's spelling with the Forge's separator: `Puppetlabs/apt` is `Puppetlabs-apt`. */
export function hyphenate(text: string): string {
  return text.trim().replace('/', '-');
}

/**
 * The directory that the module is installed in: what follows the last hyphen, because Puppet knows
 * no module with a hyphen in its name. `example-puppet-nginx` is `nginx`, as in librarian-puppet.
 */
export function shortName(name: ModuleName | string): string {
  return name.slice(name.lastIndexOf('-') + 1);
}

/** Whether the name has an author, as every module of a Forge does. */
export function hasAuthor(name: ModuleName | string): boolean {
  return name.includes('-');
}
