import type { Catalog } from "../src/engine/catalog.ts";
import type { Tables } from "./dataset.ts";
import type { View } from "./views.ts";

/** A checked dataset with its views and the name of its state. */
export interface AssembledDataset {
  readonly tables: Tables;
  readonly views: readonly View[];
  readonly version: Catalog["version"];
}
