import { RECURRENT_CASES } from "../cases/recurrent.ts";
import { testFamily } from "../family.ts";

testFamily("recurrent", RECURRENT_CASES);
