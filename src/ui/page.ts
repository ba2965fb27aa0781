import { type ClaimVerdicts, claimVerdicts } from "../claims/verdicts.js";
import type { Catalog } from "../engine/catalog.js";
import { fetchClaimVerdicts, loadCatalog } from "../engine/files.js";
import { pageEngine } from "../engine/page-engine.js";
import type { Value } from "../engine/result.js";
import type { LiveEngine } from "./live.js";
import type { SqlSchema } from "./sql-editor.js";
import { type PageState, pageState } from "./url-state.js";
import { whenSeen } from "./when-seen.js";

/** What every page with live queries has one of. */
export interface Page {
  readonly engine: LiveEngine;
  readonly state: PageState;
  /** Tables and views with their columns, for the editor to complete. */
  readonly schema: () => Promise<SqlSchema>;
  /** The verdicts of the claim audit. */
  readonly verdicts: ClaimVerdicts;
  readonly sourceHref: (key: string) => string;
  readonly cellHref: (column: string, value: Value) => string | null;
}

/** Sets a page up. `root` is the way from the page to the site's front, `./` or `../`. */
export function openPage(root: "./" | "../"): Page {
  explainTerms(root);
  return {
    engine: pageEngine(),
    state: pageState(),
    schema: async () => schemaOf(await loadCatalog()),
    verdicts: claimVerdicts(fetchClaimVerdicts, root),
    sourceHref: (key) => `${root}sources?key=${encodeURIComponent(key)}`,
    cellHref: (column, value) =>
      LEADS_TO_TECHNIQUE.has(column) && typeof value === "string"
        ? `${root}dataset?id=${encodeURIComponent(value)}`
        : null,
  };
}

/** Links terms to the glossary, once the page has what a reader came for. */
function explainTerms(root: string): void {
  whenSeen(null, async () => {
    const { linkTerms } = await import("../glossary/link-terms.js");
    linkTerms(root);
  });
}

const LEADS_TO_TECHNIQUE = new Set(["architecture_id", "technique_id"]);

function schemaOf({ tables, views }: Catalog): SqlSchema {
  return Object.fromEntries(
    [...tables, ...views].map(({ name, columns }) => [name, columns.map((column) => column.name)]),
  );
}
