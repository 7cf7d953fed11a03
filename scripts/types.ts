/** Type-checks every environment with the libraries that really exist there (the core has no DOM and no Node). */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const projects = ['src/shared', 'src/main', 'src/renderer', 'src/renderer/workers', 'tests'];
const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
const failed = projects
  .filter((project) => existsSync(join(project, 'tsconfig.json')))
  .filter((project) => {
    process.stdout.write(`types: ${project}\n`);
    return spawnSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' }).status !== 0;
  });
process.exitCode = failed.length === 0 ? 0 : 1;
