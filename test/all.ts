import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";

/** Everything that CI runs, in order of cost. The last line gives the totals: each check and each test counts as one. */
const CHECKS: readonly (readonly [string, readonly string[]])[] = [
  ["types", ["tsc", "--noEmit"]],
  ["lint", ["biome", "check", "--error-on-warnings"]],
  ["pages lint", ["tsx", "test/lint-pages.ts"]],
  ["data", ["tsx", "loaders/cli/check.ts"]],
];

const report = v.object({ numPassedTests: v.number(), numFailedTests: v.number(), success: v.boolean() });

let passed = 0;
let failed = 0;
const scratch = mkdtempSync(join(tmpdir(), "tests-"));

// npm puts the binaries of the project's packages on the path.
function run([program = "", ...rest]: readonly string[]): boolean {
  const { status, error } = spawnSync(program, rest, { stdio: "inherit" });
  if (error) console.error(error.message);
  return status === 0;
}

function check(name: string, command: readonly string[]): boolean {
  const ok = run(command);
  console.log(`${ok ? "passed" : "FAILED"}: ${name}`);
  if (ok) passed += 1;
  else failed += 1;
  return ok;
}

function suite(name: string, config: string): void {
  const file = join(scratch, `${name}.json`);
  const ok = run([
    "vitest",
    "run",
    "--config",
    config,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const { numPassedTests, numFailedTests, success } = readReport(file);
  passed += numPassedTests;
  failed += numFailedTests;
  // A suite that cannot start fails without any failed test of its own.
  if ((!ok || !success) && numFailedTests === 0) failed += 1;
}

function readReport(file: string): v.InferOutput<typeof report> {
  try {
    return v.parse(report, JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, success: false };
  }
}

for (const [name, command] of CHECKS) check(name, command);
suite("unit", "vitest.config.ts");
suite("gpu", "vitest.gpu.config.ts");
if (check("build", ["npm", "run", "-s", "build"])) suite("browser", "vitest.browser.config.ts");
rmSync(scratch, { recursive: true, force: true });

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
