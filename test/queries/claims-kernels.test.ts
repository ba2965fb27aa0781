import { describe, expect, it } from "vitest";
import { databaseWith } from "./database.ts";

/** A row of a run: a kernel that does `gflops` billion useful operations a second. */
const row = (run: string, kernel: string, gflops: number, isSoftware = false) => ({
  id: `${run}.${kernel}`,
  run,
  kernel,
  family: kernel.split("-")[0] ?? "",
  is_software: isSoftware,
  status: "passed",
  size: "large",
  adapter: "A GPU",
  median_ms: 10,
  useful_flops: gflops * 1e7,
  evidence: "measured",
});

const verdictOf = async (claim: string, rows: readonly ReturnType<typeof row>[]) => {
  const { run } = await databaseWith({ kernel_runs: rows });
  return (await run(`claims/${claim}`))[0];
};

describe.each([
  ["map-kan-util", "kan-spline", 10, 40],
  ["com-kan-10pct", "kan-spline", 10, 40],
  ["map-ode-util", "continuous-dopri5", 10, 40],
])("%s", (claim, kernel, inside, outside) => {
  it("follows from the share of the same run's fastest matrix product", async () => {
    const gemms = [row("a", "gemm-naive", 20), row("a", "gemm-tiled", 100)];
    expect(await verdictOf(claim, [...gemms, row("a", kernel, inside)])).toMatchObject({
      verdict: "reproduced",
      value: inside,
      decisive: [`a.${kernel}`].map((id) => `kernel_runs:${id}`),
    });
    expect(await verdictOf(claim, [...gemms, row("a", kernel, outside)])).toMatchObject({ verdict: "contradicted" });
  });

  it("is mixed where runs differ", async () => {
    const rows = ["a", "b", "c"].flatMap((run, index) => [
      row(run, "gemm-tiled", 100),
      row(run, kernel, index === 0 ? inside : outside),
    ]);
    expect(await verdictOf(claim, rows)).toMatchObject({ verdict: "mixed", n: 3 });
  });

  it("is never decided by a software adapter, nor without a matrix product", async () => {
    const software = [row("a", "gemm-tiled", 100, true), row("a", kernel, inside, true)];
    expect(await verdictOf(claim, software)).toMatchObject({ verdict: "unsupported", n: 0 });
    expect(await verdictOf(claim, [row("a", kernel, inside)])).toMatchObject({ verdict: "unsupported", n: 0 });
  });
});

describe("com-mamba2-util", () => {
  const of = (scan: number, products: number) =>
    verdictOf("com-mamba2-util", [
      row("a", "gemm-tiled", 100),
      row("a", "recurrent-scan-parallel", scan),
      row("a", "recurrent-ssd-chunked", products),
    ]);

  it("needs the scan and the products where the claim has them", async () => {
    expect(await of(15, 65)).toMatchObject({ verdict: "reproduced", value: 65, low: 15 });
    expect(await of(15, 90)).toMatchObject({ verdict: "mixed" });
    expect(await of(40, 90)).toMatchObject({ verdict: "contradicted" });
  });

  it("needs a run of both", async () => {
    const one = [row("a", "gemm-tiled", 100), row("a", "recurrent-ssd-chunked", 65)];
    expect(await verdictOf("com-mamba2-util", one)).toMatchObject({ verdict: "unsupported" });
  });
});
