import { html } from "htl";
import { loadCatalog } from "../../engine/files.js";
import { saveBlob } from "../../ui/downloads.js";
import { FILE_TYPE, fileName, writeFile } from "../document/file.js";
import { linkOf } from "../document/link.js";
import { documentBibtex, documentCsl } from "../export/citation.js";
import { frameworkPage, MARKDOWN_TYPE } from "../export/framework-page.js";
import { freeze } from "../export/freeze.js";
import { staticHtml } from "../export/static-html.js";
import type { Bench } from "./cell-body.js";

interface Format {
  readonly label: string;
  readonly about: string;
  /** Ending of the file's name. */
  readonly ending: string;
  readonly type: string;
  readonly make: () => Promise<string> | string;
}

/** Files that show the page elsewhere, and how to cite it. */
export function exportPanel({ session }: Pick<Bench, "session">, tell: (message: string) => void): HTMLElement {
  const { document, runner, subscribe } = session;
  const link = () => {
    const made = linkOf(document(), `${location.origin}${location.pathname}`);
    return made.kind === "link" ? made.href : null;
  };
  const site = () => new URL("./", location.href).href;
  // A citation and a frozen result are of the data as it is now, whatever the page was made with.
  const dataset = async () => (await loadCatalog()).version;
  const today = () => new Date().toISOString().slice(0, 10);
  const cited = async () => ({
    dataset: await dataset(),
    accessed: today(),
    url: link() ?? new URL("workbench", site()).href,
    site: site(),
  });

  const formats: readonly Format[] = [
    {
      label: "Web page",
      about:
        "One HTML file with the results as they are now and the SQL behind them. It needs no script and no network.",
      ending: "html",
      type: "text/html",
      make: async () => {
        const options = { dataset: await dataset(), frozen: today(), site: site(), link: link() };
        return staticHtml(await freeze({ document, state: runner.state, subscribe }), options);
      },
    },
    {
      label: "Framework page",
      about: "A .md file. Put into src/ of this site’s project, it is built with the site and runs there.",
      ending: "md",
      type: MARKDOWN_TYPE,
      make: () => frameworkPage(document()),
    },
    {
      label: "JSON",
      about: "The page itself, for “Open a file” in any workbench.",
      ending: "workbench.json",
      type: FILE_TYPE,
      make: () => writeFile(document()),
    },
    {
      label: "BibTeX",
      about: "A citation of this page and of the dataset in its present version.",
      ending: "bib",
      type: "application/x-bibtex",
      make: async () => documentBibtex(document(), await cited()),
    },
    {
      label: "CSL JSON",
      about: "The same for Zotero and other managers of references.",
      ending: "csl.json",
      type: "application/vnd.citationstyles.csl+json",
      make: async () => documentCsl(document(), await cited()),
    },
  ];

  function item({ label, about, ending, type, make }: Format): HTMLElement {
    const button = html<HTMLButtonElement>`<button type="button">${label}</button>`;
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        const name = fileName(document(), ending);
        saveBlob(new Blob([await make()], { type }), name);
        tell(`Saved ${name}.`);
      } catch (thrown) {
        tell(`No file was made: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
      } finally {
        button.disabled = false;
      }
    });
    return html`<li>${button}<span class="wb-hint">${about}</span></li>`;
  }

  return html<HTMLDetailsElement>`<details class="wb-menu"><summary>Export</summary><div>
    <ul class="wb-exports">${formats.map(item)}</ul>
    <p class="wb-hint">Rows of a cell are under it as CSV, JSON and Parquet, a chart’s drawing as SVG and PNG.</p>
  </div></details>`;
}
