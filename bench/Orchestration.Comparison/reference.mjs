// Reads [{name, expression, document}] from standard input; writes {name: evaluations a second}, the best of some rounds.
import { createRequire } from "node:module";
import { join } from "node:path";
import { readFileSync } from "node:fs";

const jsonata = createRequire(join(process.cwd(), "package.json"))("jsonata");
const rounds = 5;
const milliseconds = 400;
const rates = {};

for (const { name, expression, document } of JSON.parse(readFileSync(0, "utf8"))) {
    const compiled = jsonata(expression);
    const input = JSON.parse(document);
    let best = 0;

    for (let round = 0; round < rounds; round++) {
        let count = 0;
        const start = performance.now();

        for (let batch = 1; performance.now() - start < milliseconds; batch = Math.min(batch * 2, 256)) {
            for (let i = 0; i < batch; i++) {
                await compiled.evaluate(input);
            }

            count += batch;
        }

        best = Math.max(best, (count * 1000) / (performance.now() - start));
    }

    rates[name] = best;
}

process.stdout.write(JSON.stringify(rates));
