import { MOE_CASES } from "../cases/moe.ts";
import { testFamily } from "../family.ts";

testFamily("moe", MOE_CASES);
