import { bibtex, cslJson } from "../../methods/citation.js";
import { fileName } from "../document/file.js";
import type { WorkbenchDocument } from "../document/schema.js";

/** What a citation says beside what the document holds. */
export interface CitedDocument {
  /** The version of the dataset that gave the results; null where it is not known. */
  readonly dataset: string | null;
  /** `YYYY-MM-DD`, the day on which the results were read. */
  readonly accessed: string;
  /** The analysis itself: its link, or the address from which its file can be had. */
  readonly url: string;
  /** The site's front page, for the dataset. */
  readonly site: string;
}

/** The analysis and its dataset as two BibTeX entries. */
export function documentBibtex(document: WorkbenchDocument, cited: CitedDocument): string {
  const { dataset, accessed, url, site } = cited;
  const entry = `@misc{${citationKey(document)},
  title        = {{${inBibtex(titleOf(document))}}},
  year         = {${accessed.slice(0, 4)}},
  howpublished = {\\url{${url.replace(/[{}\\\s%]/g, (char) => encodeURIComponent(char))}}},
  note         = {Analysis in the workbench of the Hardware Friction Map, ${datasetNote(dataset)}, read ${accessed}}
}`;
  return dataset === null ? entry : `${entry}\n\n${bibtex({ version: dataset, accessed, url: site })}`;
}

/** The analysis and its dataset as CSL-JSON items. */
export function documentCsl(document: WorkbenchDocument, cited: CitedDocument): string {
  const { dataset, accessed, url, site } = cited;
  const item = {
    id: citationKey(document),
    type: "webpage",
    title: titleOf(document),
    "container-title": "Hardware Friction Map, live",
    ...(document.summary && { abstract: document.summary }),
    issued: { "date-parts": [[Number(accessed.slice(0, 4))]] },
    accessed: { "date-parts": [accessed.split("-").map(Number)] },
    note: `Analysis in the workbench, ${datasetNote(dataset)}`,
    URL: url,
  };
  const others: unknown = dataset === null ? [] : JSON.parse(cslJson({ version: dataset, accessed, url: site }));
  return JSON.stringify([item, ...(Array.isArray(others) ? others : [])], null, 2);
}

function titleOf({ title }: WorkbenchDocument): string {
  return title.trim() || "An analysis without a title";
}

function datasetNote(dataset: string | null): string {
  return dataset === null ? "dataset version not known" : `dataset version ${dataset}`;
}

function citationKey(document: WorkbenchDocument): string {
  return `workbench-${fileName(document, "")}`.replace(/\.$/, "");
}

const BIBTEX_SIGNS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Text that TeX prints as it stands. */
function inBibtex(text: string): string {
  return text.replace(/[\\{}~^#$%&_]/g, (sign) => BIBTEX_SIGNS[sign] ?? `\\${sign}`).replace(/\s+/g, " ");
}
