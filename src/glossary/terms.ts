import { ARCHITECTURES } from "./chapters/architectures.js";
import { ATTENTION } from "./chapters/attention.js";
import { HARDWARE } from "./chapters/hardware.js";
import { SITE } from "./chapters/site.js";
import { TRAINING } from "./chapters/training.js";
import type { Place } from "./links.js";

/** One term of the essays in this project's own words. */
export interface Term {
  /** Its place on the page, as in `glossary#kv-cache`, and its name in the figures' query. */
  readonly id: string;
  readonly name: string;
  /** Other names under which pages and papers speak of it. */
  readonly alias?: string;
  readonly meaning: string;
  /** Where this site measures, counts or models it. */
  readonly see?: readonly Place[];
}

export interface Chapter {
  readonly title: string;
  readonly terms: readonly Term[];
}

/** The glossary, in the order in which one term helps with the next. */
export const CHAPTERS: readonly Chapter[] = [HARDWARE, ATTENTION, ARCHITECTURES, TRAINING, SITE];
