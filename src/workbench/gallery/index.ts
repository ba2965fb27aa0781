import type { WorkbenchDocument } from "../document/schema.js";
import { cache } from "./cache.js";
import { cohorts } from "./cohorts.js";
import { failed } from "./failed.js";
import { first } from "./first.js";
import { hybrids } from "./hybrids.js";
import { mla } from "./mla.js";
import { moe } from "./moe.js";
import { sources } from "./sources.js";

/** Analyses made in the workbench, each a question about the essays, by the name that the gallery has for it. */
export const GALLERY: ReadonlyMap<string, WorkbenchDocument> = new Map([
  ["failed", failed],
  ["mla", mla],
  ["hybrids", hybrids],
  ["cohorts", cohorts],
  ["cache", cache],
  ["first", first],
  ["moe", moe],
  ["sources", sources],
]);
