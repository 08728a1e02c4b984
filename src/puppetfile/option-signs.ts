import {
  type RubyNode,
  type RubyTree,
  rangeOf,
  type TextRange,
  typeOfNode,
  walkNodes,
} from '../ruby/ruby-parser.ts';
import type { SourceText } from '../ruby/source-text.ts';
import { isDslWord } from './dsl-calls.ts';
import { isKnownOption } from './option-warnings.ts';
import type { BrokenText, SyntaxExplanation } from './syntax-errors.ts';

/** `:git 'url'` and `:ref = 'x'`, which lack the arrow between an option and its value. */
export function explainMissingArrow({ source, error }: BrokenText): SyntaxExplanation | null {
  const { before, after } = around(source, error);
  const option = /(:\w+)[ \t]*$/.exec(before)?.[1];
  if (option === undefined || !/^(?:=[^>~=]|->|=)?[ \t]*["']/.test(after)) return null;
  return {
    problem: `the \`=>\` after \`${option}\` is missing`,
    start: error.start,
    end: error.end,
    label: 'expected `=>`',
    hint: `write ${option} => '…'`,
  };
}

/** `:git: 'url'`, `git : 'url'` and `git 'url'`, whose colon is misplaced or missing. */
export function explainMisplacedColon({ source, error }: BrokenText): SyntaxExplanation | null {
  const { before, after } = around(source, error);
  const written = /[,{(]\s*(:?(\w+)[ \t]*)$/.exec(before);
  const [, words = '', option = ''] = written ?? [];
  if (written === null || !/^:?[ \t]*["']/.test(after) || !isKnownOption(option)) return null;
  const start = error.start - words.length;
  const end = error.start + (after.startsWith(':') ? 1 : 0);
  return wrongColon(option, { start, end: Math.max(end, start + words.trimEnd().length) });
}

/** `git => 'url'` and `git = 'url'`: Ruby takes the option for a name of its own. */
export function findSilentOption(tree: RubyTree, source: SourceText): SyntaxExplanation | null {
  for (const node of walkNodes(tree.program)) {
    const ruby = typeOfNode(node);
    if (ruby.type !== 'CallNode' || ruby.node.name !== 'mod') continue;
    const wrong = (ruby.node.arguments_?.arguments_ ?? []).flatMap(bareOptions)[0];
    if (wrong !== undefined) return wrongColon(wrong.name, rangeOf(wrong.location, source));
  }
  return null;
}

interface BareOption {
  readonly name: string;
  readonly location: RubyNode['location'];
}

function bareOptions(argument: RubyNode): readonly BareOption[] {
  const ruby = typeOfNode(argument);
  switch (ruby.type) {
    case 'LocalVariableWriteNode': {
      const { name, nameLoc } = ruby.node;
      return isKnownOption(name) ? [{ name, location: nameLoc }] : [];
    }
    case 'HashNode':
    case 'KeywordHashNode':
      return ruby.node.elements.flatMap(bareOptions);
    case 'AssocNode': {
      const key = typeOfNode(ruby.node.key);
      const isBare = key.type === 'CallNode' && key.node.isVariableCall();
      return isBare && isKnownOption(key.node.name)
        ? [{ name: key.node.name, location: key.node.location }]
        : [];
    }
    default:
      return [];
  }
}

/** `mod: 'a-b'`, as YAML has it. */
export function explainWordColon({ source, error }: BrokenText): SyntaxExplanation | null {
  const { before, after } = around(source, error);
  const word = /(?:^|\n)[ \t]*([a-z_]+)[ \t]*$/.exec(before)?.[1];
  if (word === undefined || isKnownOption(word) || !isDslWord(word)) return null;
  if (!after.startsWith(':')) return null;
  return {
    problem: `\`${word}\` takes no colon`,
    start: error.start,
    end: error.start + 1,
    label: 'a colon too much',
    hint: `write ${word} '…'`,
  };
}

function wrongColon(option: string, { start, end }: TextRange): SyntaxExplanation {
  return {
    problem: `the option \`${option}\` is not written as one`,
    start,
    end,
    label: `\`${option}:\` or \`:${option} =>\``,
    hint: `write ${option}: '…', with a colon and no blank before it`,
  };
}

function around({ text }: SourceText, { start }: TextRange) {
  return {
    before: text.slice(Math.max(0, start - 200), start),
    after: text.slice(start, start + 100),
  };
}
