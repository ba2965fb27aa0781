import { FileAttachment } from "observablehq:stdlib";
import type { Snapshot } from "../engine/result.js";
import { readSnapshot } from "../engine/snapshot.js";
import type { DetailName } from "./detail-rows.js";

// Framework finds files by reading the code, so each name must stand here in full.
const FILES = {
  ratings: () => FileAttachment("../data/queries/dataset/ratings.json").json(),
  events: () => FileAttachment("../data/queries/dataset/events.json").json(),
  models: () => FileAttachment("../data/queries/dataset/models.json").json(),
  benchmarks: () => FileAttachment("../data/queries/dataset/benchmarks.json").json(),
  innovations: () => FileAttachment("../data/queries/dataset/innovations.json").json(),
  sources: () => FileAttachment("../data/queries/dataset/sources.json").json(),
} as const;

const loaded = new Map<DetailName, Promise<Snapshot>>();

/** A detail query with its SQL; each file is fetched once. */
export function detailSnapshot(name: DetailName): Promise<Snapshot> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const snapshot = FILES[name]().then(readSnapshot);
  loaded.set(name, snapshot);
  // A file that did not arrive may do so the next time.
  snapshot.catch(() => loaded.delete(name));
  return snapshot;
}
