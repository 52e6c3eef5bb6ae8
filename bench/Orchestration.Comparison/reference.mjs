// Reads lines of JSON. {expression, document} compiles one; null evaluates it for a while, and the evaluations a second are written as a line.
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const jsonata = createRequire(join(process.cwd(), "package.json"))("jsonata");
const milliseconds = 300;
let compiled;
let input;

for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);

    if (request) {
        compiled = jsonata(request.expression);
        input = JSON.parse(request.document);
        continue;
    }

    let count = 0;
    const start = performance.now();

    for (let batch = 1; performance.now() - start < milliseconds; batch = Math.min(batch * 2, 256)) {
        for (let i = 0; i < batch; i++) {
            await compiled.evaluate(input);
        }

        count += batch;
    }

    process.stdout.write(`${(count * 1000) / (performance.now() - start)}\n`);
}
