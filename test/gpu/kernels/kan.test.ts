import { KAN_CASES } from "../cases/kan.ts";
import { testFamily } from "../family.ts";

testFamily("kan", KAN_CASES);
