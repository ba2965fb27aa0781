import { CAPSULE_CASES } from "../cases/capsule.ts";
import { testFamily } from "../family.ts";

testFamily("capsule", CAPSULE_CASES);
