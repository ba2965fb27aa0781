import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { GpuFailure } from "../../src/gpu/failures.ts";
import { SIZES, type Size } from "../../src/gpu/kernel.ts";
import { KERNELS } from "../../src/gpu/kernels/index.ts";
import { recordRun, reportText, runSummaries } from "../gpu/record.ts";
import { softwareVulkan } from "../gpu/software-vulkan.ts";
import { didYouMean } from "../suggestion.ts";
import { Refusal, run, writeOutput } from "./output.ts";

const USAGE = `Runs the kernels of the lab in Node, on whatever adapter there is, each checked against its reference.

  npm run -s kernels
  npm run -s kernels -- --json --only gemm-tiled --size standard

  --json         prints results as JSON; without it, a table
  --only ID      only this kernel or family; may be repeated
  --size SIZE    ${SIZES.join(", ")} (default quick)
  --record FILE  also writes a run file, with all samples
  --software     uses the software adapter even where there is a GPU`;

/** Set in the environment of the child process that runs on the software adapter, so that it starts no other. */
const CHILD = "KERNELS_ON_SOFTWARE_ADAPTER";

const options = readArguments();
if (options === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await run(async () => {
    const kernels = choose(options.only);
    if (options.software && !process.env[CHILD]) return onSoftwareAdapter();
    try {
      const recorded = await recordRun(kernels, options.size, (line) => console.error(line));
      if (options.record !== undefined) await writeFile(options.record, `${JSON.stringify(recorded, null, 1)}\n`);
      await writeOutput(options.json ? `${JSON.stringify(runSummaries(recorded), null, 1)}\n` : reportText(recorded));
      if (recorded.results.some(({ status }) => status === "failed" || status === "error")) process.exitCode = 1;
    } catch (error) {
      if (!(error instanceof GpuFailure)) throw error;
      if (error.kind === "no-adapter" && !process.env[CHILD]) return onSoftwareAdapter();
      throw new Refusal(error.message);
    }
  });
}

/** A process finds a Vulkan driver only when it starts, so the software adapter needs one of its own. */
async function onSoftwareAdapter(): Promise<void> {
  console.error("No graphics adapter: running on the software adapter, whose times say nothing about a GPU.");
  const env = { ...process.env, ...(await softwareVulkan()), [CHILD]: "1" };
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], { stdio: "inherit", env });
  const [code] = await once(child, "exit");
  process.exitCode = typeof code === "number" ? code : 1;
}

function choose(only: readonly string[]) {
  const known = new Set(KERNELS.flatMap(({ id, family }) => [id, family]));
  for (const name of only) {
    if (!known.has(name)) throw new Refusal(`there is no kernel or family ${name}${didYouMean(name, [...known])}`);
  }
  return only.length === 0 ? KERNELS : KERNELS.filter(({ id, family }) => only.includes(id) || only.includes(family));
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: "boolean", default: false },
        software: { type: "boolean", default: false },
        only: { type: "string", multiple: true, default: [] },
        size: { type: "string", default: "quick" },
        record: { type: "string" },
      },
    });
    const size = SIZES.find((one): one is Size => one === values.size);
    return size === undefined ? null : { ...values, size };
  } catch {
    return null;
  }
}
