import { CEILINGS_CASES } from "../cases/ceilings.ts";
import { testFamily } from "../family.ts";

testFamily("ceilings", CEILINGS_CASES);
