// Loaded into the program under test: writes down how much memory it ever had, in bytes. Not by
// getrusage, which counts what the process had that has started it (getrusage(2), ru_maxrss).
const { readFileSync, writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { PUPFILE_TEST_PEAK: file } = process.env;
  const [, kib = '0'] =
    /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  if (file) writeFileSync(file, String(Number(kib) * 1024));
});
