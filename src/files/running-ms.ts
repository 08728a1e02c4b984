/**
 * How long this process has been running, in milliseconds, by a clock that nobody sets. Not
 * `performance.now()`: Node.js 20 loads the whole of it only when somebody asks, which takes 4 ms.
 */
export function runningMs(): number {
  return process.uptime() * 1000;
}
