#!/usr/bin/env node
import { existsSync } from 'node:fs';

// The built command line: runs without Electron and without the sources' TypeScript.
const built = new URL('../out/main/cli.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  process.stderr.write('fusion-review: not built yet; run "npm run build" first\n');
  process.exitCode = 1;
}
