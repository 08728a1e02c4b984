// Loaded into the program under test: ends it as by `kill -9` before its change number PUPFILE_TEST_STEP of
// the file system, and writes down how many there were where it came to its end.
const fs = require('node:fs');

const { PUPFILE_TEST_STEP: step, PUPFILE_TEST_STEPS: file } = process.env;
const { writeFileSync } = fs;
const changes = [
  ...['chmodSync', 'fchmodSync', 'futimesSync', 'linkSync', 'mkdirSync', 'mkdtempSync'],
  ...['openSync', 'renameSync', 'rmSync', 'rmdirSync', 'utimesSync', 'writeFileSync'],
];
let count = 0;
for (const name of changes) {
  const change = fs[name];
  fs[name] = (...values) => {
    count += 1;
    if (String(count) === step) process.kill(process.pid, 'SIGKILL');
    return change(...values);
  };
}
process.on('exit', () => {
  if (file) writeFileSync(file, String(count));
});
