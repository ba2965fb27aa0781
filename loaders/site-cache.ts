import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Assembly } from "./assembly.ts";
import { isErrnoException } from "./errno.ts";

const CACHE = "src/.observablehq/cache";

/** Records which assembly the cached outputs of loaders come from. */
const RECORD = join(CACHE, "assembly-key");

// Framework asks the npm registry for the newest versions of its implicit libraries, which no page here uses, unless
// folders of its cache name a version. The folders may be empty.
const NAMED_VERSIONS = [
  "@observablehq/plot@0.6.17",
  "@observablehq/sample-datasets@1.0.1",
  "apache-arrow@21.2.0",
  "arquero@8.0.3",
  "d3-dsv@3.0.2",
  "d3@7.9.2",
  "echarts@6.1.0",
  "htl@1.0.0",
  "leaflet@1.9.4",
  "lodash@4.18.1",
  "mapbox-gl@3.32.0",
  "parquet-wasm@0.8.0",
  "react-dom@19.3.1",
  "react@19.3.1",
  "topojson-client@3.1.0",
];

/** Lets the site build without asking the network for versions. */
export async function nameVersions(root: string): Promise<void> {
  for (const version of NAMED_VERSIONS) await mkdir(join(root, CACHE, "_npm", version), { recursive: true });
}

/**
 * Makes the cached outputs of `src/data` those of an assembly: a build takes any output that is there, however old. The
 * assembled files are put in place at once, which spares the build a process for each.
 *
 * @returns whether there was anything to do
 */
export async function refreshOutputs(root: string, { key, folder }: Assembly): Promise<boolean> {
  if ((await recordedKey(root)) === key) return false;
  const outputs = join(root, CACHE, "data");
  await rm(outputs, { recursive: true, force: true });
  await cp(folder, outputs, { recursive: true });
  await writeFile(join(root, RECORD), `${key}\n`);
  return true;
}

async function recordedKey(root: string): Promise<string | null> {
  try {
    return (await readFile(join(root, RECORD), "utf8")).trim();
  } catch (error) {
    if (isErrnoException(error) && error.code === "ENOENT") return null;
    throw error;
  }
}
