import { describe, expect, it } from "vitest";
import { readDataset } from "../../loaders/dataset.ts";
import { modelRows } from "../../loaders/models/model.ts";
import { bytesPerSequence, bytesPerToken } from "../../src/analysis/kv-cache.ts";
import { geometryOf, type ModelRow, modelRow } from "../../src/memory/model-rows.ts";

const { tables } = await readDataset("data");

const rows = new Map(modelRows(tables, "models", modelRow).map((row) => [row.id, row]));

function rowOf(id: string): ModelRow {
  const row = rows.get(id);
  if (!row) throw new Error(`no model ${id}`);
  return row;
}

const builtOf = (id: string) => geometryOf(rowOf(id))?.built ?? { attention: [], stateValues: 0 };

describe("models of the dataset", () => {
  it.each([
    ["llama-2-70b", 327_680],
    ["llama-3-8b", 131_072],
    ["deepseek-v3", 70_272],
    ["mistral-7b", 131_072],
    ["falcon-7b", 8192],
  ])("%s adds %d bytes a token at 16 bits", (id, bytes) => {
    expect(bytesPerToken(builtOf(id), 2)).toBe(bytes);
  });

  it("forget beyond their windows", () => {
    expect(bytesPerSequence(builtOf("mistral-7b"), 131_072, 2)).toBe(4096 * 131_072);
    // gpt-oss-120b: 18 layers keep all, 18 keep 128 tokens; 8 heads of 64.
    expect(bytesPerSequence(builtOf("gpt-oss-120b"), 131_072, 2)).toBe(2 * 18 * 1024 * (131_072 + 128));
  });
});

describe("a geometry", () => {
  const row = { ...rowOf("llama-3-8b"), attention_extra: null };

  it("is unknown without layers, or without the heads that are kept", () => {
    expect(geometryOf({ ...row, n_attention_layers: null, architecture_class: "hybrid" })).toBeNull();
    expect(geometryOf({ ...row, n_kv_heads: null })).toBeNull();
    expect(geometryOf({ ...row, head_dim: null, d_model: null })).toBeNull();
  });

  it("takes the dimension of a head from the width where it is not stated", () => {
    expect(geometryOf({ ...row, head_dim: null })).toEqual(geometryOf(row));
    expect(geometryOf({ ...row, head_dim: null, d_model: 4097 })).toBeNull();
  });

  it.each([
    ["sliding window 4096", [[32, 4096]]],
    [
      "3:1 sliding window (4096) and global NoPE attention",
      [
        [24, 4096],
        [8, null],
      ],
    ],
    [
      "5:1 local (window 1024) and global attention, QK-Norm",
      [
        [27, 1024],
        [5, null],
      ],
    ],
    [
      "1:1 global and local (window 256) attention",
      [
        [16, 256],
        [16, null],
      ],
    ],
    [
      "3:1 chunked (8192) RoPE and full NoPE attention",
      [
        [24, 8192],
        [8, null],
      ],
    ],
    ["RG-LRU recurrence with local MQA (window 2048), 2 recurrent : 1 attention", [[32, 2048]]],
    ["QK-Norm", [[32, null]]],
  ])("reads %j as layers and windows", (extra, expected) => {
    const { built, caveats } = geometryOf({ ...row, attention_extra: extra }) ?? {};
    expect(built?.attention.map(({ layers, window }) => [layers, window])).toEqual(expected);
    expect(caveats).toHaveLength(expected.length - 1);
  });

  it.each(["interleaved sliding-window attention", "3:1 sliding window and global attention"])(
    "counts layers as keeping all where %j does not give their window, and says so",
    (extra) => {
      const { built, caveats } = geometryOf({ ...row, attention_extra: extra }) ?? {};
      expect(built?.attention.map(({ layers, window }) => [layers, window])).toEqual([[32, null]]);
      expect(caveats).toEqual([expect.stringContaining("not on record")]);
    },
  );

  it("says that the state of recurrent layers is not counted", () => {
    expect(geometryOf({ ...row, n_recurrent_layers: 24 })?.caveats).toEqual([
      "the state of 24 recurrent layers is not on record",
    ]);
  });
});
