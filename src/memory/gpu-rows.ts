import * as v from "valibot";

/** The columns of `kernel_benchmarks` from which a GPU's datasheet is read. */
export const datasheetRow = v.object({
  id: v.string(),
  gpu: v.nullable(v.string()),
  dtype: v.nullable(v.string()),
  metric: v.string(),
  value: v.number(),
  primitive: v.string(),
  evidence: v.string(),
});

export type DatasheetRow = v.InferOutput<typeof datasheetRow>;

/** A datasheet figure with the key of its row. */
export interface Figure {
  readonly value: number;
  readonly key: string;
}

export interface Gpu {
  readonly name: string;
  /** Memory in gigabytes of 1e9 bytes. */
  readonly memoryGb: Figure;
  /** Bandwidth of that memory in GB/s; null where no row has it. */
  readonly bandwidthGbs: Figure | null;
  /** Peak at 16 bits in teraFLOP/s, dense; null where no row has it. */
  readonly tflops: Figure | null;
}

/** GPUs whose memory is on record, sorted by memory and name. */
export function gpusOf(rows: readonly DatasheetRow[]): readonly Gpu[] {
  const sheets = rows.filter(({ primitive }) => primitive === "datasheet");
  const figure = (gpu: string, metric: string, dtypes: readonly (string | null)[]): Figure | null => {
    const row = sheets.find((one) => one.gpu === gpu && one.metric === metric && dtypes.includes(one.dtype));
    return row === undefined ? null : { value: row.value, key: `kernel_benchmarks:${row.id}` };
  };
  const names = [...new Set(sheets.flatMap(({ gpu }) => (gpu === null ? [] : [gpu])))];
  return names
    .flatMap((name): readonly Gpu[] => {
      const memoryGb = figure(name, "memory_gb", [null]);
      if (memoryGb === null) return [];
      const [bandwidthGbs, tflops] = [figure(name, "gbps", [null]), figure(name, "tflops", ["bf16", "fp16"])];
      return [{ name, memoryGb, bandwidthGbs, tflops }];
    })
    .sort((a, b) => a.memoryGb.value - b.memoryGb.value || a.name.localeCompare(b.name));
}
