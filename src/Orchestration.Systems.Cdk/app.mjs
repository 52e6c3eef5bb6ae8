// What cdk.json runs: the app, which is built first where it is missing or older than something that it is made of. The exit code is the app's own.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const output = kind => join(here, 'bin', kind, 'net10.0');
const assembly = (kind, project) => join(output(kind), `${basename(project)}.dll`);

const about = path => statSync(path, { throwIfNoEntry: false });
const time = path => about(path)?.mtimeMs ?? 0;

const run = (stdio, ...command) => {
    const { status, error } = spawnSync('dotnet', command, { stdio });

    if (error) {
        console.error(`error: dotnet cannot be run (${error.code}). Install the .NET SDK 10 and put it on PATH.`);
    }

    return status ?? 1;
};

// The folder of a project, and those of all that it refers to. One that is not there is for the build to complain of.
const projects = (folder, found = new Set()) => {
    const file = found.has(folder) || !about(folder) ? undefined : readdirSync(folder).find(name => extname(name) === '.csproj');

    if (file) {
        found.add(folder);

        for (const [, path] of readFileSync(join(folder, file), 'utf8').matchAll(/<ProjectReference Include="([^"]+)"/g)) {
            projects(dirname(join(folder, path.replaceAll('\\', '/'))), found);
        }
    }

    return found;
};

const made = ['bin', 'obj'];

// A folder changes when a file in it goes; that the build put its own folders there is no change.
const ownTime = folder => made.some(name => (about(join(folder, name))?.birthtimeMs ?? 0) > time(folder) - 1000) ? 0 : time(folder);

const changed = folder => readdirSync(folder, { withFileTypes: true })
    .filter(entry => !made.includes(entry.name) && extname(entry.name) !== '.mjs')
    .map(entry => join(folder, entry.name))
    .reduce((latest, path) => Math.max(latest, about(path)?.isDirectory() ? changed(path) : time(path)), ownTime(folder));

// What every project is made of.
const common = () => Math.max(0, ...readdirSync(root).filter(name => /^Directory\..+\.(props|targets)$/.test(name)).map(name => time(join(root, name))));

// Each project is compared with its own assembly, as the build does; the generator has none here, but all that it generates for is younger than it.
const isStale = kind => {
    const all = [...projects(here)];
    const youngest = Math.max(...all.map(project => time(assembly(kind, project))));
    return all.some(project => Math.max(common(), changed(project)) > (time(assembly(kind, project)) || youngest));
};

// The configuration that was built last.
const last = ['Release', 'Debug'].filter(kind => time(assembly(kind, here)) > 0).sort((a, b) => time(assembly(b, here)) - time(assembly(a, here)))[0];
const kind = last ?? 'Release';

if (!last || isStale(kind)) {
    const start = Date.now();

    // Standard output belongs to the template, so whoever builds speaks on the other.
    console.error(last ? 'Building the app again: its sources have changed.' : 'Building the app: it is not there yet.');

    if (run([0, 2, 2], 'msbuild', here, '-restore', `-p:Configuration=${kind}`, '-v:quiet', '-nologo') !== 0) {
        process.exit(1);
    }

    // What the build found unchanged need not be looked at again.
    for (const project of projects(here)) {
        const path = assembly(kind, project);

        if (time(path) > 0 && time(path) < start) {
            utimesSync(path, start / 1000, start / 1000);
        }
    }
}

process.env.JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION ??= process.versions.node.split('.')[0];
process.exit(run('inherit', assembly(kind, here)));
