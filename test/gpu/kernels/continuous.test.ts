import { CONTINUOUS_CASES } from "../cases/continuous.ts";
import { testFamily } from "../family.ts";

testFamily("continuous", CONTINUOUS_CASES);
