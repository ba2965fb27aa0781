import type { Snapshot } from "../../engine/result.js";
import { parseMonths } from "../../tables/claimed-months.js";
import { readRows } from "../../tables/rows.js";
import type { Download } from "../../ui/downloads.js";
import type { Page } from "../../ui/page.js";
import { ZONES } from "../../ui/zones.js";
import type { ClaimedRanges } from "./curves.js";
import { flowSection } from "./flow-section.js";
import { type ClaimRow, claimRow } from "./rows.js";
import { SPEED_CLAIMS } from "./speed-claims.js";
import { speedSection } from "./speed-section.js";
import { templateSection } from "./template-section.js";

export interface ZonesSnapshots {
  readonly durations: Snapshot;
  readonly leftOut: Snapshot;
  readonly flow: Snapshot;
  readonly moved: Snapshot;
  readonly templates: Snapshot;
  readonly claims: Snapshot;
}

/** What the sections of the page share. */
export interface ZonesContext {
  readonly page: Page;
  readonly snapshots: ZonesSnapshots;
  readonly files: readonly Download[];
  readonly claims: ReadonlyMap<string, ClaimRow>;
  /** Months that the essay gives each zone, read from its claims. */
  readonly claimed: ClaimedRanges;
  readonly techniqueHref: (id: string) => string;
}

/** The page's three sections, which follow each other's live results where they rest on them. */
export function zonesPage(page: Page, snapshots: ZonesSnapshots, files: readonly Download[]) {
  const claims = new Map(readRows(claimRow, snapshots.claims.result).map((claim) => [claim.id, claim]));
  const claimed: ClaimedRanges = new Map(
    ZONES.flatMap((zone) => {
      const claim = claims.get(SPEED_CLAIMS[zone]);
      const range = claim?.unit === "months" ? parseMonths(claim.quantity) : null;
      return range === null ? [] : [[zone, range] as const];
    }),
  );
  const context: ZonesContext = {
    page,
    snapshots,
    files,
    claims,
    claimed,
    techniqueHref: (id) => page.cellHref("architecture_id", id) ?? "",
  };
  const speed = speedSection(context);
  return { speed: speed.node, templates: templateSection(context), flow: flowSection(context, speed.showFlow) };
}
