// What cdk.json runs: the built app, which is built first where it is missing. The exit code is the app's own.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const run = (stdio, ...command) => spawnSync('dotnet', command, { stdio }).status ?? 1;

// The build that was made last, whatever its configuration.
const built = () => ['Release', 'Debug']
    .map(kind => join(here, 'bin', kind, 'net10.0', 'Orchestration.Systems.Cdk.dll'))
    .map(path => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .filter(one => one.time > 0)
    .sort((a, b) => b.time - a.time)[0]?.path;

// Standard output belongs to the template, so the build speaks on the other.
if (!built() && run([0, 2, 2], 'build', here, '-c', 'Release', '-v', 'quiet', '--nologo') !== 0) {
    process.exit(1);
}

process.env.JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION ??= process.versions.node.split('.')[0];
process.exit(run('inherit', built()));
