import assert from 'node:assert/strict';
import { type ProfilePart, profileShares } from '../../../bench/report/profile-shares.ts';

type Stack = readonly (readonly [functionName: string, url: string])[];

const compile = ['Module._compile', 'node:internal/modules/cjs/loader'] as const;
const own = '/srv/pupfile/dist/parts.js';

/** The part that a stack, the outermost frame first, counts for. */
function partOf(stack: Stack): ProfilePart | undefined {
  const nodes = stack.map(([functionName, url], index) => ({
    id: index + 1,
    callFrame: { functionName, url },
    children: index + 1 < stack.length ? [index + 2] : [],
  }));
  const shares = profileShares({ nodes, samples: [stack.length], timeDeltas: [2500] });
  const [found] = [...shares].filter(([, ms]) => ms > 0);
  assert.equal(found?.[1], 2.5);
  return found?.[0];
}

describe('profileShares', () => {
  const cases: readonly (readonly [ProfilePart, Stack])[] = [
    ['pupfile’s own code', [['main', own]]],
    ['pupfile’s own code', [compile, ['', own], ['main', own], ['push', '']]],
    ['loading pupfile', [['main', own], compile, ['wrapSafe', 'node:internal/modules/cjs/loader']]],
    ['loading pupfile', [['main', own], compile, ['', own]]],
    [
      'loading pupfile',
      [
        ['main', own],
        ['chunk-ABCD', own],
      ],
    ],
    ['loading pupfile', [['main', own], compile, ['readFileSync', 'node:fs'], ['read', '']]],
    [
      'loading Node’s own modules',
      [
        ['main', own],
        ['compileForInternalLoader', 'node:internal/bootstrap/realm'],
      ],
    ],
    [
      'inflating',
      [
        ['inflate', own],
        ['zlibBufferSync', 'node:zlib'],
        ['processChunkSync', ''],
      ],
    ],
    [
      'writing files',
      [
        ['writeFile', own],
        ['openSync', 'node:fs'],
        ['open', ''],
      ],
    ],
    [
      'reading files',
      [
        ['readFile', own],
        ['readFileSync', 'node:fs'],
        ['read', ''],
      ],
    ],
    [
      'network',
      [
        ['onread', 'node:internal/stream_base_commons'],
        ['execute', ''],
      ],
    ],
    [
      'collecting garbage',
      [
        ['main', own],
        ['(garbage collector)', ''],
      ],
    ],
    ['waiting', [['(idle)', '']]],
    ['the rest', [['(program)', '']]],
    ['the rest', [['setupDebugEnv', 'node:internal/process/pre_execution']]],
  ];
  for (const [part, stack] of cases) {
    it(`counts ${stack.map(([name, url]) => name || url).join(' > ')} for ${part}`, () => {
      assert.equal(partOf(stack), part);
    });
  }
});
