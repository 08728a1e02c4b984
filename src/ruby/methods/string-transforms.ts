import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { nextText } from '../next-text.ts';
import { nil, type StringValue, string } from '../value.ts';
import { characterSets, translate } from './character-set.ts';
import { checkFrozen, textOf } from './conversions.ts';

type StringMessage = Message<StringValue>;

/** A method that makes another text of a text, and its variant that changes the String itself. */
function transform(
  name: string,
  fewest: number,
  most: number,
  change: (text: string, m: StringMessage) => string,
): MethodTable<StringValue> {
  const changed = (m: StringMessage) => {
    m.ruby.budget.spend(m.receiver.text.length, m.at);
    const text = change(m.receiver.text, m);
    m.ruby.budget.spendText(text.length, m.at);
    return text;
  };
  return {
    [name]: takes(fewest, most, (m) => string(changed(m), m.at)),
    [`${name}!`]: takes(fewest, most, (m) => {
      checkFrozen(m.receiver, m.at);
      const text = changed(m);
      if (text === m.receiver.text) return nil(m.at);
      m.receiver.text = text;
      return m.receiver;
    }),
  };
}

// Ruby strips blanks and NUL, and nothing that Unicode alone calls a blank.
const leading = /^[\t\n\v\f\r\0 ]+/;
const trailing = /[\t\n\v\f\r\0 ]+$/;

function stripTrailing(text: string): string {
  let end = text.length;
  while (end > 0 && trailing.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

function stripNewlines(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= text[end - 2] === '\r' ? 2 : 1;
  return text.slice(0, end);
}

const capitalize = (text: string) => {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('').toLowerCase();
};
const swapCase = (text: string) =>
  text.replace(/\p{L}/gu, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );

/** Each makes another text of a text; with `!` the String itself is changed. */
export const textTransforms: MethodTable<StringValue> = {
  ...transform('upcase', 0, 1, (text) => text.toUpperCase()),
  ...transform('downcase', 0, 1, (text) => text.toLowerCase()),
  ...transform('capitalize', 0, 1, capitalize),
  ...transform('swapcase', 0, 1, swapCase),
  ...transform('strip', 0, 0, (text) => stripTrailing(text.replace(leading, ''))),
  ...transform('lstrip', 0, 0, (text) => text.replace(leading, '')),
  ...transform('rstrip', 0, 0, stripTrailing),
  ...transform('chomp', 0, 1, (text, m) => {
    const [end] = m.args;
    if (end?.kind === 'nil') return text;
    const suffix = end === undefined ? '\n' : textOf(end, m.at);
    if (suffix === '\n') return text.replace(/(?:\r\n|\n|\r)$/, '');
    if (suffix === '') return stripNewlines(text);
    return text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
  }),
  ...transform('chop', 0, 0, (text) =>
    text.endsWith('\r\n') ? text.slice(0, -2) : [...text].slice(0, -1).join(''),
  ),
  ...transform('reverse', 0, 0, (text) => [...text].reverse().join('')),
  ...transform('delete_prefix', 1, 1, (text, m) => {
    const prefix = textOf(m.args[0], m.at);
    return text.startsWith(prefix) ? text.slice(prefix.length) : text;
  }),
  ...transform('delete_suffix', 1, 1, (text, m) => {
    const suffix = textOf(m.args[0], m.at);
    return suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
  }),
  ...transform('squeeze', 0, Infinity, (text, m) => {
    const allows = characterSets(m);
    return [...text]
      .filter((character, index, all) => character !== all[index - 1] || !allows(character))
      .join('');
  }),
  ...transform('delete', 1, Infinity, (text, m) => {
    const allows = characterSets(m);
    return [...text].filter((character) => !allows(character)).join('');
  }),
  ...transform('tr', 2, 2, (text, m) =>
    translate(text, textOf(m.args[0], m.at), textOf(m.args[1], m.at), m),
  ),
  ...transform('succ', 0, 0, nextText),
  ...transform('next', 0, 0, nextText),
};
