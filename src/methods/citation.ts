/** The works by which a reader cites the dataset: its version and the day on which they read it. */
export interface Cited {
  readonly version: string;
  /** `YYYY-MM-DD` */
  readonly accessed: string;
  readonly url: string;
}

const TITLE = "Hardware Friction Map, live: scored architectures, adoption timelines and GPU figures";

/** The dataset as a BibTeX entry. */
export function bibtex({ version, accessed, url }: Cited): string {
  return `@misc{hardware-friction-map-${version},
  title        = {{${TITLE}}},
  author       = {{The Hardware Friction Map contributors}},
  year         = {${accessed.slice(0, 4)}},
  howpublished = {\\url{${url}}},
  note         = {Dataset version ${version}, read ${accessed}}
}`;
}

/** The dataset as a CSL-JSON item. */
export function cslJson({ version, accessed, url }: Cited): string {
  const dateParts = [accessed.split("-").map(Number)];
  const item = {
    id: `hardware-friction-map-${version}`,
    type: "dataset",
    title: TITLE,
    author: [{ literal: "The Hardware Friction Map contributors" }],
    version,
    issued: { "date-parts": [[Number(accessed.slice(0, 4))]] },
    accessed: { "date-parts": dateParts },
    URL: url,
  };
  return JSON.stringify([item], null, 2);
}
