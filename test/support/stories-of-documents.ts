/**
 * The stories of test/documents behind each document that shows what commands print: each command that
 * stands there behind `$ ` is in one of them, in the project that the document is about.
 */
export const storiesOfDocuments: Readonly<Record<string, readonly string[]>> = {
  'docs/diff.md': ['diff'],
  'docs/editing.md': ['add', 'remove', 'upgrade', 'remove-refused'],
  'docs/locked-modules.md': ['outdated', 'tree'],
  'docs/policy.md': ['policy'],
  'docs/size.md': ['size', 'explain'],
  'docs/vendor.md': ['vendor'],
  'docs/verify.md': ['verify'],
};
