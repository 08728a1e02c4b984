import { sanitizeText } from '../../errors/redact.ts';
import { formatBytes } from '../../model/format-bytes.ts';
import { formatCount } from '../format.ts';
import type { Retry, Tally } from './tally.ts';
import type { TrafficView, TransferView } from './traffic.ts';

/** The state of a run in words. */
export interface ProgressWords {
  /** What is done, and then what may be left out where there is no room, the last first. */
  readonly head: readonly string[];
  /** What is waited for and why: one line each. */
  readonly waits: readonly string[];
  /** What is arriving, the largest first. */
  readonly arrivals: readonly Arrival[];
}

export interface Arrival {
  readonly subject: string;
  /** `1.2 MiB of 3.4 MiB` */
  readonly amount: string;
}

// Shorter silences are how the network is.
const silenceMs = 2000;

/** Says how far a run has come. What servers and addresses brought in is safe to print. */
export function describeProgress(tally: Tally, nowMs: number): ProgressWords {
  const traffic = tally.traffic.look(nowMs);
  const retries = tally.retries(nowMs);
  return {
    head: [...phaseOf(tally), ...amountsOf(traffic), ...timeOf(nowMs - tally.startMs)],
    waits: [...waitForRetries(retries, nowMs), ...waitForAnswers(silentOnes(traffic, retries))],
    arrivals: arrivalsOf(traffic),
  };
}

function phaseOf({ phase, asked, known, modules, fetched }: Tally): string[] {
  switch (phase.kind) {
    case 'starting':
      return ['Working', ...knownOf(asked, known)];
    case 'resolving': {
      const declarations = formatCount(phase.declarations, 'declaration');
      return [`Resolving ${declarations}`, ...knownOf(asked, known)];
    }
    case 'busy': {
      const { holder, directory } = phase;
      return ['Waiting for another run', `${holder} works on ${sanitizeText(directory)}`];
    }
    case 'fetching':
      return [
        modules === 0
          ? 'Fetching modules'
          : `Fetching ${fetched} of ${formatCount(modules, 'module')}`,
      ];
    case 'laying-out':
      return [`Laying out ${formatCount(phase.modules, 'module')}`];
  }
}

function knownOf(asked: number, known: number): string[] {
  return asked === 0 ? [] : [`${known} of ${formatCount(asked, 'module')} known`];
}

function amountsOf({ bytes, bytesPerSecond }: TrafficView): string[] {
  return [
    ...(bytes === 0 ? [] : [formatBytes(bytes)]),
    ...(bytesPerSecond < 1 ? [] : [`${formatBytes(Math.round(bytesPerSecond))}/s`]),
  ];
}

function timeOf(milliseconds: number): string[] {
  return milliseconds < 1000 ? [] : [secondsOf(milliseconds)];
}

function secondsOf(milliseconds: number): string {
  return `${Math.round(milliseconds / 1000)} s`;
}

function waitForRetries(retries: readonly Retry[], nowMs: number): string[] {
  const [first, ...others] = retries;
  if (first === undefined) return [];
  const seconds = Math.ceil((first.untilMs - nowMs) / 1000);
  const { url, reason } = first;
  return [sanitizeText(`again in ${seconds} s after ${reason}: ${url}${andMore(others)}`)];
}

/** Of what is about to be tried again, that has been said already. */
function silentOnes({ underWay }: TrafficView, retries: readonly Retry[]): readonly TransferView[] {
  const isTold = (peer: string) => retries.some(({ url }) => url.includes(peer));
  return underWay
    .filter(({ silentMs, transfer }) => silentMs >= silenceMs && !isTold(transfer.peer))
    .toSorted((left, right) => right.silentMs - left.silentMs);
}

function waitForAnswers([first, ...others]: readonly TransferView[]): string[] {
  if (first === undefined) return [];
  const { subject, peer, arrivedBytes } = first.transfer;
  const what = subject === peer ? subject : `${peer} for ${subject}`;
  const since = `${arrivedBytes === 0 ? 'no answer' : 'nothing more'} for ${secondsOf(first.silentMs)}`;
  return [sanitizeText(`waiting for ${what}: ${since}${andMore(others)}`)];
}

function andMore({ length }: readonly unknown[]): string {
  return length === 0 ? '' : ` (and ${length} more)`;
}

function arrivalsOf({ underWay }: TrafficView): readonly Arrival[] {
  return underWay
    .map(({ transfer }) => transfer)
    .filter(({ arrivedBytes }) => arrivedBytes > 0)
    .toSorted((left, right) => sizeOf(right) - sizeOf(left))
    .map(({ subject, arrivedBytes, announcedBytes }) => ({
      subject: sanitizeText(subject),
      amount:
        announcedBytes === undefined
          ? formatBytes(arrivedBytes)
          : `${formatBytes(arrivedBytes)} of ${formatBytes(announcedBytes)}`,
    }));
}

function sizeOf({ arrivedBytes, announcedBytes = arrivedBytes }: TransferView['transfer']): number {
  return announcedBytes;
}
