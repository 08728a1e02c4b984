import { isTruthy } from '../equality.ts';
import { type MethodTable, takes } from '../interpreter.ts';
import {
  array,
  type BooleanValue,
  boolean,
  emptyHash,
  float,
  integer,
  type NilValue,
  nil,
  string,
} from '../value.ts';

/** The methods of nil. */
export const nilMethods: MethodTable<NilValue> = {
  to_a: takes(0, 0, ({ at }) => array([], at)),
  to_h: takes(0, 0, ({ at }) => emptyHash(at)),
  to_i: takes(0, 0, ({ at }) => integer(0, at)),
  to_f: takes(0, 0, ({ at }) => float(0, at)),
  to_s: takes(0, 0, ({ at }) => ({ ...string('', at), isFrozen: true })),
  '&': takes(1, 1, ({ at }) => boolean(false, at)),
  '|': takes(1, 1, ({ args: [other], at }) => boolean(isTruthy(other ?? nil(at)), at)),
  '=~': takes(1, 1, ({ at }) => nil(at)),
};

/** The methods of true and false. */
export const booleanMethods: MethodTable<BooleanValue> = {
  '&': takes(1, 1, ({ receiver, args: [other], at }) =>
    boolean(receiver.value && isTruthy(other ?? nil(at)), at),
  ),
  '|': takes(1, 1, ({ receiver, args: [other], at }) =>
    boolean(isTruthy(other ?? nil(at)) || receiver.value, at),
  ),
  '^': takes(1, 1, ({ receiver, args: [other], at }) =>
    boolean(receiver.value !== isTruthy(other ?? nil(at)), at),
  ),
};
