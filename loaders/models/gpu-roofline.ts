import * as v from "valibot";
import { ridgePoint } from "../../src/analysis/roofline.ts";
import { datasheetRow } from "../../src/memory/gpu-rows.ts";
import { type Model, type ModelResult, modelRows } from "./model.ts";

const row = v.object({ ...datasheetRow.entries, shape: v.nullable(v.string()) });

/** The roofline of each GPU with a datasheet, and how its units and its memories stand to each other. */
export const gpuRoofline: Model = {
  name: "gpu-roofline",
  results: (tables) => {
    const sheets = modelRows(tables, "kernel_benchmarks", row).filter(({ primitive }) => primitive === "datasheet");
    const names = [...new Set(sheets.flatMap(({ gpu }) => (gpu === null ? [] : [gpu])))];
    return names.flatMap((gpu): readonly ModelResult[] => {
      const find = (metric: string, dtypes: readonly (string | null)[]) => {
        const found = sheets.find((s) => s.gpu === gpu && s.metric === metric && dtypes.includes(s.dtype));
        return found === undefined ? null : { ...found, key: `kernel_benchmarks:${found.id}` };
      };
      const [tensor, vector] = [find("tflops", ["bf16", "fp16"]), find("tflops", ["fp32"])];
      const [bandwidth, memory, onChip] = [find("gbps", [null]), find("memory_gb", [null]), find("sram_mb", [null])];
      const units = sheets.find((s) => s.gpu === gpu && /x (\d+) SMs/.test(s.shape ?? ""));
      const multiprocessors = Number(/x (\d+) SMs/.exec(units?.shape ?? "")?.[1]);
      const result = (
        quantity: string,
        value: number,
        unit: string,
        inputs: readonly { readonly key: string }[],
        assumptions: string,
      ): ModelResult => ({
        scenario: gpu
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, "-")
          .replace(/^-|-$/g, ""),
        quantity,
        value,
        low: null,
        high: null,
        unit,
        assumptions,
        inputs: inputs.map(({ key }) => key),
      });
      return [
        ...(tensor && bandwidth
          ? [
              result(
                "ridge-point",
                ridgePoint({ flopsPerSecond: tensor.value * 1e12, bytesPerSecond: bandwidth.value * 1e9 }),
                "FLOP/B",
                [tensor, bandwidth],
                "matrix products at 16 bits without sparsity",
              ),
            ]
          : []),
        ...(tensor && vector
          ? [result("tensor-over-vector", tensor.value / vector.value, "1", [tensor, vector], "16 bits over 32 bits")]
          : []),
        ...(onChip && memory
          ? [
              result(
                "on-chip-share",
                onChip.value / (1000 * memory.value),
                "1",
                [onChip, memory],
                "second-level cache over memory",
              ),
            ]
          : []),
        ...(units && Number.isFinite(multiprocessors)
          ? [
              result(
                "multiprocessors",
                multiprocessors,
                "1",
                [{ key: `kernel_benchmarks:${units.id}` }],
                "as the datasheet counts them",
              ),
            ]
          : []),
      ];
    });
  },
};
