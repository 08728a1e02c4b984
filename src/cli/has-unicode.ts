/** Whether the locale writes UTF-8; where nobody set one, as in most images, it is ASCII. */
export function hasUnicode({
  LC_ALL,
  LC_CTYPE,
  LANG,
}: Readonly<Record<string, string | undefined>>): boolean {
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '');
}
