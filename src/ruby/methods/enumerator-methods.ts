import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { type ArrayValue, array, integer, nativeProc, nil, type Value } from '../value.ts';
import { integerOf } from './conversions.ts';
import { methodsOver } from './elements-methods.ts';
import { walkingMethods } from './walking-methods.ts';

type ArrayMessage = Message<ArrayValue>;

const walking = methodsOver<ArrayValue>(walkingMethods, ({ elements }) => elements);

/** What an Array can do where it stands for an Enumerator. */
export const enumeratorMethods: MethodTable<ArrayValue> = {
  with_index: takes(0, 1, withIndex),
  each_with_index: takes(0, 0, (m) =>
    m.receiver.awaits === undefined
      ? (walking['each_with_index']?.run(m) ?? m.receiver)
      : withIndex(m),
  ),
  with_object: takes(1, 1, (m) => {
    const memo = m.args[0] ?? nil(m.at);
    runAwaited(m, () => memo);
    return memo;
  }),
};

function withIndex(m: ArrayMessage): Value {
  const [offset = nil(m.at)] = m.args;
  let index = offset.kind === 'nil' ? 0 : integerOf(offset, m.at);
  if (m.block !== null) return runAwaited(m, () => integer(index++, m.at));
  const pairs = m.receiver.elements.map((element) =>
    array([element, integer(index++, m.at)], m.at),
  );
  return array(pairs, m.at);
}

/** Runs the call that waits for its block, with one more thing for the block. */
function runAwaited({ receiver, block, ruby, at, frame }: ArrayMessage, more: () => Value): Value {
  const call = receiver.awaits ?? { receiver, name: 'each', args: [] };
  const given = nativeProc((args, place) => {
    const [only = nil(place)] = args;
    const one = args.length > 1 ? array([...args], place) : only;
    return block === null ? one : ruby.callProc(block, [one, more()], place);
  }, at);
  return ruby.send(call.receiver, call.name, call.args, { at, frame, block: given });
}
