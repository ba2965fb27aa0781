import * as v from "valibot";
import { type AuditVerdict, claimVerdict } from "./audited-claim.js";

/** The audit as every page asks it: the one place from which a claim's verdict comes. */
export interface ClaimVerdicts {
  /** The verdict on a claim; none where the claim is not in the audit. */
  readonly of: (id: string) => Promise<AuditVerdict | undefined>;
  /** The claim's row in the audit. */
  readonly href: (id: string) => string;
}

/**
 * The audit's verdicts, fetched when the first is asked for, and again after a failure.
 *
 * @param fetch reads what the build wrote
 * @param root the way from the page to the site's front
 */
export function claimVerdicts(fetch: () => Promise<unknown>, root: "./" | "../"): ClaimVerdicts {
  let all: Promise<ReadonlyMap<string, AuditVerdict>> | null = null;
  const load = () => {
    all ??= fetch()
      .then((json) => new Map(v.parse(v.array(claimVerdict), json).map((one) => [one.id, one])))
      .catch((error: unknown) => {
        all = null;
        throw error;
      });
    return all;
  };
  return {
    of: async (id) => (await load()).get(id),
    href: (id) => `${root}claims?claim=${encodeURIComponent(id)}`,
  };
}
