import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { codeMatch } from "../src/gpu/code-match.ts";
import { adapterName } from "../src/gpu/device.ts";
import { kernelNamed } from "../src/gpu/kernels/index.ts";
import { type RunFile, type RunResult, timingOf } from "../src/gpu/run-file.ts";
import { readRunText } from "../src/kernels/read-run-text.ts";
import { parsePartialDate } from "../src/schema/cell.ts";
import type { ParsedRow } from "../src/schema/rules.ts";
import { ID } from "../src/schema/tables/common.ts";
import { isErrnoException } from "./errno.ts";
import type { LocatedRow, ReadTable } from "./located-row.ts";
import type { Problem } from "./problem.ts";

/**
 * Reads the rows of `kernel_runs` from the run files of a folder.
 *
 * @param label what to call the folder in problems
 */
export async function readKernelRuns(
  folder: string,
  label: string,
): Promise<{ readonly table: ReadTable; readonly problems: readonly Problem[] }> {
  const rows: LocatedRow[] = [];
  const problems: Problem[] = [];
  for (const name of await jsonFiles(folder)) {
    const file = join(label, name);
    const stem = name.slice(0, -".json".length);
    const tell = (message: string) => problems.push({ file, line: 1, column: 1, message });
    if (!ID.test(stem)) {
      tell(`${stem} is no name for a run: small letters, digits and "-", with "." and "_" inside`);
      continue;
    }
    const parsed = readRunText(await readFile(join(folder, name), "utf8"));
    if (parsed.kind === "invalid") {
      for (const problem of parsed.problems) tell(problem);
      continue;
    }
    for (const [index, result] of parsed.run.results.entries()) {
      if (!kernelNamed(result.kernelId)) tell(`results[${index}].kernelId: the lab has no kernel ${result.kernelId}`);
    }
    rows.push(
      ...(await runRows(stem, parsed.run)).map((cells) => ({
        file,
        line: 1,
        cells,
        fields: new Map(),
        isAligned: true,
      })),
    );
  }
  return { table: { name: "kernel_runs", rows, complete: problems.length === 0 }, problems };
}

/** The rows of one run, each with a time or the reason why there is none. */
export async function runRows(name: string, run: RunFile): Promise<readonly ParsedRow[]> {
  const seen = new Map<string, number>();
  const codes = await Promise.all(run.results.map((result) => (result.status === "passed" ? codeMatch(result) : null)));
  return run.results.map((result, index) => {
    const place = (seen.get(result.kernelId) ?? 0) + 1;
    seen.set(result.kernelId, place);
    const kernel = kernelNamed(result.kernelId);
    return {
      id: [name, result.kernelId, ...(place > 1 ? [place] : [])].join("."),
      run: name,
      date: parsePartialDate(run.recordedAt.slice(0, 10)),
      adapter: adapterName(run.adapter),
      is_software: run.adapter.isSoftware,
      driver: run.driver || null,
      runtime: run.runtime,
      size: run.size,
      kernel: result.kernelId,
      family: kernel?.family ?? "unknown",
      architecture_id: kernel?.architectureId ?? null,
      parameters: JSON.stringify(result.parameters),
      status: result.status,
      reason: result.status === "passed" ? null : result.reason,
      ...figures(result),
      code: codes[index] ?? null,
      evidence: "measured",
      note: null,
    };
  });
}

function figures(result: RunResult): ParsedRow {
  const measured = result.status === "passed" ? result : null;
  const timing = measured && timingOf(measured);
  return {
    median_ms: timing?.medianMs ?? null,
    low_ms: timing?.lowMs ?? null,
    high_ms: timing?.highMs ?? null,
    lower_quartile_ms: timing?.lowerQuartileMs ?? null,
    upper_quartile_ms: timing?.upperQuartileMs ?? null,
    n_samples: timing?.n ?? null,
    repeats: measured?.repeats ?? null,
    timing: measured?.timing ?? null,
    useful_flops: measured?.usefulFlops ?? null,
    compulsory_bytes: measured?.compulsoryBytes ?? null,
    allocated_bytes: measured?.allocatedBytes ?? null,
    scratch_bytes: measured?.scratchBytes ?? null,
    max_error: measured?.maxError ?? null,
    tolerance: measured?.tolerance ?? null,
    source_hash: measured?.sourceHash ?? null,
  };
}

/** Names of the run files, sorted; none where there is no such folder. */
async function jsonFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  } catch (error) {
    if (isErrnoException(error) && error.code === "ENOENT") return [];
    throw error;
  }
}
