import { bytesPerSequence, bytesPerToken, type CacheGeometry } from "../../src/analysis/kv-cache.ts";
import { geometryOf, modelRow } from "../../src/memory/model-rows.ts";
import { type Model, type ModelResult, modelRows } from "./model.ts";

/** Bytes of one cached value: 16 bits, as models ship; 8 bits, to which engines can quantize the cache. */
const BYTES = { value: 2, low: 1, high: 2 } as const;

/** The context of the claims on the cache. */
const LONG = 131_072;

/** Memory of the key–value cache of each model of known geometry: a scenario for each model, as built and as plain MHA. */
export const kvCache: Model = {
  name: "kv-cache",
  results: (tables) =>
    modelRows(tables, "models", modelRow).flatMap((row) => {
      const geometry = geometryOf(row);
      if (!geometry) return [];
      const { built, plain, caveats } = geometry;
      const note = caveats.length > 0 ? { note: caveats.join("; ") } : {};
      const about = { inputs: [`models:${row.id}`], ...note };
      return [
        ...cacheResults(`${row.id}`, built, "as built", about),
        ...(plain ? cacheResults(`${row.id}.mha`, plain, "every query head keeps its own keys and values", about) : []),
      ];
    }),
};

function cacheResults(
  scenario: string,
  geometry: CacheGeometry,
  reading: string,
  about: Pick<ModelResult, "inputs" | "note">,
): readonly ModelResult[] {
  const assumptions = `${reading}; 16 bits a value, 8 bits at the low end`;
  const over = (compute: (bytes: number) => number) => ({
    value: compute(BYTES.value),
    low: compute(BYTES.low),
    high: compute(BYTES.high),
  });
  return [
    {
      scenario,
      quantity: "bytes-per-token",
      unit: "B",
      assumptions: `${assumptions}; before any window is full`,
      ...over((bytes) => bytesPerToken(geometry, bytes)),
      ...about,
    },
    {
      scenario,
      quantity: "cache-at-128k",
      unit: "GB",
      assumptions: `${assumptions}; one sequence of ${LONG} tokens, whether or not the model reaches that`,
      ...over((bytes) => bytesPerSequence(geometry, LONG, bytes) / 1e9),
      ...about,
    },
  ];
}
