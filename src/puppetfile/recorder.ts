import { PupfileError } from '../errors/pupfile-error.ts';
import type { HostCall, RubyHost } from '../ruby/interpreter.ts';
import { Poisoned } from '../ruby/jumps.ts';
import type { RubyValue } from '../ruby/ruby-value.ts';
import { toRubyValue } from '../ruby/to-ruby-value.ts';
import { nil, type Place, type PoisonValue, type Value } from '../ruby/value.ts';
import { type DslCall, type DslWord, dslWords, isDslWord, takesBlock } from './dsl-calls.ts';
import { invalid } from './gather-errors.ts';

/** What hears the words of a Puppetfile while it runs. */
export interface Recorder {
  readonly host: RubyHost;
  readonly calls: readonly DslCall[];
  /** What is wrong with single calls; those are not recorded. */
  readonly errors: readonly PupfileError[];
}

// Real Puppetfiles have some hundred.
const mostCalls = 20_000;

/** Records the words of a Puppetfile, those in a block with the word that has it. */
export function createRecorder(file: string): Recorder {
  const all: DslCall[] = [];
  const errors: PupfileError[] = [];
  let current = all;
  let count = 0;
  const record = (word: DslWord, call: HostCall) => {
    // Before it is read, so that those with an error count, too.
    count += 1;
    if (count > mostCalls) throw tooMany(file, call.wordPlace);
    const recorded = readCall(word, call);
    if (call.runBlock === null) return void current.push(recorded);
    const [outer, block] = [current, [] as DslCall[]];
    outer.push({ ...recorded, block });
    current = block;
    try {
      call.runBlock();
    } finally {
      current = outer;
    }
  };
  return {
    calls: all,
    errors,
    host: {
      hasWord: isDslWord,
      call(call) {
        const { name } = call;
        if (isDslWord(name)) recordOrExplain(() => record(name, call), call, errors);
        return nil(call.at);
      },
    },
  };
}

/** Errors of a single call are gathered; what ends the program goes on its way. */
function recordOrExplain(record: () => void, call: HostCall, errors: PupfileError[]): void {
  try {
    record();
  } catch (thrown) {
    if (thrown instanceof Poisoned) {
      if (!thrown.poison.isReported) errors.push(unknownArgument(call, thrown.poison));
    } else if (thrown instanceof PupfileError && thrown.code !== 'PUPPETFILE_LIMIT') {
      errors.push(thrown);
    } else throw thrown;
  }
}

function readCall(
  word: DslWord,
  { args: values, wordPlace, top, at, runBlock }: HostCall,
): DslCall {
  const span = spanAt(wordPlace);
  const { args, options } = separateOptions(values);
  checkArguments({ word, args, span });
  if (runBlock !== null && !takesBlock(word)) throw unsupportedBlock(word, at);
  const topSpan = spanAt(top);
  const isElsewhere = topSpan.line !== span.line || topSpan.file !== span.file;
  const call = { word, args, options, block: null, span };
  return isElsewhere ? { ...call, topLine: topSpan.line } : call;
}

function separateOptions(values: readonly Value[]): Pick<DslCall, 'args' | 'options'> {
  const all = values.map((value) => toRubyValue(value));
  const last = all.at(-1);
  return last?.kind === 'hash'
    ? { args: all.slice(0, -1), options: last }
    : { args: all, options: null };
}

interface CheckedCall {
  readonly word: DslWord;
  readonly args: readonly RubyValue[];
  readonly span: DslCall['span'];
}

function checkArguments({ word, args, span }: CheckedCall): void {
  if (word === 'modulefile') throw removedWord(span);
  const { fewest, most } = dslWords[word];
  if (args.length >= fewest && args.length <= most) return;
  const takes = most === 0 ? 'no argument' : fewest === most ? 'one argument' : 'a name';
  throw invalid(`\`${word}\` takes ${takes}`, span, `has ${args.length || 'none'}`);
}

function removedWord(span: DslCall['span']): PupfileError {
  return invalid(
    '`modulefile` is gone: Puppet replaced the Modulefile by metadata.json',
    span,
    'no longer supported',
    'move the dependencies to metadata.json and write `metadata` here',
  );
}

function unsupportedBlock(word: DslWord, at: Place): PupfileError {
  return new PupfileError(
    'PUPPETFILE_UNSUPPORTED',
    `${at.source.file} uses a block of \`${word}\`, which pupfile does not evaluate`,
    { labels: [{ span: spanAt(at), text: 'not evaluated' }] },
  );
}

function unknownArgument({ name, wordPlace }: HostCall, poison: PoisonValue): PupfileError {
  const { file } = wordPlace.source;
  return new PupfileError(
    'PUPPETFILE_UNSUPPORTED',
    `${file} gives \`${name}\` ${poison.reason}, which pupfile does not find out`,
    {
      labels: [
        { span: spanAt(poison.place), text: 'not evaluated' },
        { span: spanAt(wordPlace), text: 'depends on it' },
      ],
    },
  );
}

function tooMany(file: string, at: Place): PupfileError {
  return new PupfileError('PUPPETFILE_LIMIT', `${file} declares too much`, {
    labels: [{ span: spanAt(at), text: `more than ${mostCalls} words` }],
  });
}

function spanAt({ source, location }: Place): DslCall['span'] {
  return source.spanAt(location);
}
