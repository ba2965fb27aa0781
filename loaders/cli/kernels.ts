import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { GpuFailure } from "../../src/gpu/failures.ts";
import { SIZES } from "../../src/gpu/kernel.ts";
import { KERNELS } from "../../src/gpu/kernels/index.ts";
import type { RunFile } from "../../src/gpu/run-file.ts";
import { jobsAtSize, jobsWithSweeps } from "../../src/gpu/sweep.ts";
import { type RunArguments, readArguments } from "../gpu/arguments.ts";
import { recordRun, reportText, runSummaries } from "../gpu/record.ts";
import { softwareVulkan } from "../gpu/software-vulkan.ts";
import { whyNotWritable } from "../gpu/writable.ts";
import { Refusal, run, writeOutput } from "./output.ts";

const USAGE = `Runs the kernels of the lab in Node, on whatever adapter there is, each checked against its reference.

  npm run -s kernels
  npm run -s kernels -- --json --only gemm-tiled --size standard

  --json         prints results as JSON; without it, a table
  --only ID      only this kernel or family; may be repeated
  --size SIZE    ${SIZES.join(", ")} (default quick)
  --sweep        also runs each kernel at the values of its sweep, its other parameters as in SIZE
  --record FILE  also writes a run file, with all samples
  --software     uses the software adapter even where there is a GPU
  --help         prints this

Exits with 1 where a kernel is wrong or stops on an error, with 2 where it does not understand what is asked.`;

/** Set in the environment of the child process that runs on the software adapter, so that it starts no other. */
const CHILD = "KERNELS_ON_SOFTWARE_ADAPTER";

const asked = readArguments(process.argv.slice(2), KERNELS);
if (asked.kind === "help") {
  await writeOutput(`${USAGE}\n`);
} else if (asked.kind === "problems") {
  for (const problem of asked.problems) console.error(problem);
  console.error("npm run -s kernels -- --help tells what can be asked for.");
  process.exitCode = 2;
} else {
  await run(() => runKernels(asked.options));
}

async function runKernels({ kernels, size, sweep, json, record, software }: RunArguments): Promise<void> {
  const unwritable = record === null ? null : await whyNotWritable(record);
  if (unwritable !== null) throw new Refusal(`--record ${record}: ${unwritable}`);
  if (software && !process.env[CHILD]) return onSoftwareAdapter();
  const jobs = sweep ? jobsWithSweeps(kernels, size) : jobsAtSize(kernels, size);
  try {
    const recorded = await recordRun(jobs, size, (line) => console.error(line));
    // Printed first: where the file cannot be written after all, the minutes of measuring are not lost.
    await writeOutput(json ? `${JSON.stringify(runSummaries(recorded), null, 1)}\n` : reportText(recorded));
    if (record !== null) await writeRecord(record, recorded);
    if (recorded.results.some(({ status }) => status === "failed" || status === "error")) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof GpuFailure)) throw error;
    if (error.kind === "no-adapter" && !process.env[CHILD]) return onSoftwareAdapter();
    throw new Refusal(error.message);
  }
}

/** @throws Refusal where the file cannot be written, as some folders only tell when it is tried */
async function writeRecord(path: string, recorded: RunFile): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(recorded, null, 1)}\n`);
  } catch (error) {
    throw new Refusal(`--record ${path}: ${error instanceof Error ? error.message : error}`);
  }
}

/** A process finds a Vulkan driver only when it starts, so the software adapter needs one of its own. */
async function onSoftwareAdapter(): Promise<void> {
  console.error("No graphics adapter: running on the software adapter, whose times say nothing about a GPU.");
  const env = { ...process.env, ...(await softwareVulkan()), [CHILD]: "1" };
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], { stdio: "inherit", env });
  const [code] = await once(child, "exit");
  process.exitCode = typeof code === "number" ? code : 1;
}
