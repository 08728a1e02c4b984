import { PupfileError } from '../errors/pupfile-error.ts';
import { limitError } from './budget.ts';
import { classNameOf } from './class-names.ts';
import { Poisoned } from './jumps.ts';
import type { RubyValue } from './ruby-value.ts';
import type { Value } from './value.ts';

const deepest = 50;

/**
 * A value as it is now, for those outside of the program; later changes don't reach it.
 *
 * @throws Poisoned where any part of it is unknown, PUPPETFILE_INVALID where it is no plain data,
 *   PUPPETFILE_LIMIT where it is nested without end
 */
export function toRubyValue(value: Value, depth = 0): RubyValue {
  const { source, location } = value.place;
  const span = source.spanAt(location);
  if (depth > deepest) throw limitError('nests a value too deeply', 'too deep', value.place);
  switch (value.kind) {
    case 'string':
    case 'symbol':
      return { kind: value.kind, text: value.text, span };
    case 'nil':
      return { kind: 'nil', span };
    case 'boolean':
      return { kind: 'boolean', value: value.value, span };
    case 'integer': {
      const number = Number(value.value);
      return { kind: 'number', value: Number.isSafeInteger(number) ? number : value.value, span };
    }
    case 'float':
      return { kind: 'number', value: value.value, isFloat: true, span };
    case 'array':
      return {
        kind: 'array',
        elements: value.elements.map((one) => toRubyValue(one, depth + 1)),
        span,
      };
    case 'hash': {
      const entries = [...value.entries.values()].map((entry) => ({
        key: toRubyValue(entry.key, depth + 1),
        value: toRubyValue(entry.value, depth + 1),
      }));
      return { kind: 'hash', entries, span };
    }
    case 'poison':
      throw new Poisoned(value);
    default:
      throw new PupfileError('PUPPETFILE_INVALID', `A ${classNameOf(value)} means nothing here`, {
        labels: [{ span, text: 'neither text, number, list nor hash' }],
      });
  }
}
