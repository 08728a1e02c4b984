// Loaded into the program under test: writes down how much memory it ever had, in bytes.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { PUPFILE_TEST_PEAK: file } = process.env;
  if (file) writeFileSync(file, String(process.resourceUsage().maxRSS * 1024));
});
