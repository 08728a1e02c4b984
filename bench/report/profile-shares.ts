/** What V8 writes with `--cpu-prof`, as far as it is read. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** The node that ran at each sample, and the time since the one before, in microseconds. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

/** What the time of a run goes into, in the order in which a table has it. */
export const profileParts = [
  'loading Node’s own modules',
  'loading pupfile',
  'network',
  'inflating',
  'writing files',
  'reading files',
  'pupfile’s own code',
  'collecting garbage',
  'waiting',
  'the rest',
] as const;

export type ProfilePart = (typeof profileParts)[number];

/** The time that each part took, in milliseconds. */
export function profileShares({
  nodes,
  samples,
  timeDeltas,
}: CpuProfile): ReadonlyMap<ProfilePart, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const partOf = new Map(nodes.map(({ id }) => [id, findPart(framesFrom(id, byId, parents))]));
  const shares = new Map<ProfilePart, number>(profileParts.map((part) => [part, 0]));
  samples.forEach((id, index) => {
    const part = partOf.get(id) ?? 'the rest';
    shares.set(part, (shares.get(part) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  });
  return shares;
}

type Frame = ProfileNode['callFrame'];

/** The frames of a stack, the innermost first. */
function framesFrom(
  start: number,
  byId: ReadonlyMap<number, ProfileNode>,
  parents: ReadonlyMap<number, number>,
): readonly Frame[] {
  const frames: Frame[] = [];
  for (let id: number | undefined = start; id !== undefined; id = parents.get(id)) {
    const node = byId.get(id);
    if (node !== undefined) frames.push(node.callFrame);
  }
  return frames;
}

const ofNames: Readonly<Record<string, ProfilePart>> = {
  '(garbage collector)': 'collecting garbage',
  '(idle)': 'waiting',
  '(program)': 'the rest',
};

// Of those that a stack has, the innermost says what is done.
const signs: readonly (readonly [part: ProfilePart, isIt: (frame: Frame) => boolean])[] = [
  ['loading Node’s own modules', ({ functionName }) => functionName === 'compileForInternalLoader'],
  ['loading pupfile', isOfLoader],
  ['loading pupfile', (frame) => isOwn(frame) && /^(?:|load|chunk-.*)$/.test(frame.functionName)],
  ['inflating', ({ url }) => url === 'node:zlib'],
  ['writing files', (frame) => isOfFs(frame) && writing.test(frame.functionName)],
  ['reading files', isOfFs],
  [
    'network',
    ({ url }) => /^node:(?:net$|_http|_tls|internal\/(?:streams|http|stream_base))/.test(url),
  ],
  ['pupfile’s own code', isOwn],
];

const writing =
  /^(?:write|open|close|futimes|utimes|mkdir|mkdtemp|rename|rm|unlink|chmod|fchmod)\w*Sync$/;

function findPart(frames: readonly Frame[]): ProfilePart {
  const named = ofNames[frames[0]?.functionName ?? ''];
  if (named !== undefined) return named;
  // Modules are read by Node's loader.
  const outer = frames.filter((frame) => !isOfFs(frame) && frame.url !== '');
  if (frames.some(isOfFs) && outer[0] !== undefined && isOfLoader(outer[0]))
    return 'loading pupfile';
  for (const frame of frames) {
    const sign = signs.find(([, isIt]) => isIt(frame));
    if (sign !== undefined) return sign[0];
  }
  return 'the rest';
}

function isOwn({ url }: Frame): boolean {
  return url.includes('/dist/');
}

function isOfLoader({ url }: Frame): boolean {
  return url.startsWith('node:internal/modules/');
}

function isOfFs({ url }: Frame): boolean {
  return url === 'node:fs';
}
