import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { adapterName, openDevice } from "../../src/gpu/device.ts";
import type { Size } from "../../src/gpu/kernel.ts";
import { kernelNamed } from "../../src/gpu/kernels/index.ts";
import { RUN_FORMAT, RUN_VERSION, type RunFile, type RunResult, timingOf } from "../../src/gpu/run-file.ts";
import { deviceSource, type Job, runJobs } from "../../src/gpu/session.ts";
import { sweptValue } from "../../src/gpu/sweep.ts";
import { memoryCache } from "../../src/gpu/tuning.ts";
import { dawn, releaseDawn } from "./dawn.ts";

/**
 * Runs jobs on this machine's adapter.
 *
 * @param size tells how long each is timed
 * @param tell is given a line of progress for each job
 * @throws GpuFailure where there is no adapter
 */
export async function recordRun(jobs: readonly Job[], size: Size, tell: (line: string) => void): Promise<RunFile> {
  const devices = deviceSource(async () => openDevice(await dawn()));
  try {
    const { adapter } = await devices.current();
    tell(
      `${adapterName(adapter)}${adapter.isSoftware ? " (software adapter: its times say nothing about a GPU)" : ""}`,
    );
    const done = await runJobs(devices, jobs, {
      size,
      tuningCache: memoryCache(),
      onDone: ({ result }, index) => tell(`${index + 1}/${jobs.length} ${nameOf(result, size)}: ${result.status}`),
      onLost: (reason) => tell(`the device was lost (${reason}); opening another`),
    });
    return {
      format: RUN_FORMAT,
      version: RUN_VERSION,
      recordedAt: new Date().toISOString(),
      adapter,
      driver: adapter.description || null,
      runtime: `Dawn (webgpu ${dawnVersion()}), Node ${process.versions.node}, ${process.platform} ${process.arch}`,
      size,
      results: done.map(({ result }) => result),
    };
  } finally {
    releaseDawn();
  }
}

/** `gemm-tiled`; `gemm-tiled n=2048` at a value of its sweep. */
function nameOf({ kernelId, parameters }: RunResult, size: Size): string {
  const kernel = kernelNamed(kernelId);
  const swept = kernel === null ? null : sweptValue(kernel, parameters, size);
  return swept === null ? kernelId : `${kernelId} ${swept.parameter}=${swept.value}`;
}

function dawnVersion(): string {
  const path = createRequire(import.meta.url)
    .resolve("webgpu")
    .replace(/index\.js$/, "package.json");
  const found: unknown = JSON.parse(readFileSync(path, "utf8"));
  const known = typeof found === "object" && found !== null && "version" in found;
  return known ? String(found.version) : "of unknown version";
}

/** The results of a run as the command prints them. */
export function runSummaries({ adapter, results }: RunFile) {
  return results.map((result) => {
    const { kernelId: id, parameters: params, status } = result;
    const common = { id, params, adapter: adapterName(adapter), isSoftware: adapter.isSoftware, status };
    if (result.status !== "passed") return { ...common, passed: false, reason: result.reason };
    const { medianMs, lowMs, highMs, n } = timingOf(result);
    return {
      ...common,
      passed: true,
      medianMs,
      lowMs,
      highMs,
      samples: n,
      timing: result.timing,
      usefulFlops: result.usefulFlops,
      bytes: result.compulsoryBytes,
      allocatedBytes: result.allocatedBytes,
      maxError: result.maxError,
      tolerance: result.tolerance,
      sourceHash: result.sourceHash,
      tuning: result.tuning,
    };
  });
}

/** The results of a run as a table for a terminal. */
export function reportText({ results, size }: RunFile): string {
  const rows = results.map((result) => {
    const name = nameOf(result, size);
    if (result.status !== "passed") return [name, result.status, "", "", "", result.reason];
    const { medianMs } = timingOf(result);
    return [
      name,
      "passed",
      medianMs.toPrecision(3),
      (result.usefulFlops / medianMs / 1e6).toPrecision(3),
      (result.compulsoryBytes / medianMs / 1e6).toPrecision(3),
      result.maxError.toExponential(1),
    ];
  });
  const table = [["kernel", "check", "ms", "GFLOP/s", "GB/s", "error"], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  return `${table.map(line).join("\n")}\n`;
}
