import { expect, test } from "vitest";
import { editKeeper } from "../../src/kernels/kept-edit.ts";

function memory() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

const EDIT = { parameters: { n: 8 }, tuning: {}, originals: ["fn a() {}"], code: ["fn b() {}"] };

test("an edit comes back until it is forgotten, each kernel's apart", () => {
  const keeper = editKeeper(memory());
  keeper.save("gemm-naive", EDIT);
  expect(keeper.load("gemm-naive")).toEqual(EDIT);
  expect(keeper.load("gemm-tiled")).toBeNull();
  keeper.forget("gemm-naive");
  expect(keeper.load("gemm-naive")).toBeNull();
});

test("what is no edit counts as none, and neither does a refusing browser break the page", () => {
  const storage = memory();
  storage.items.set("kernel-edit:a", "{").set("kernel-edit:b", '{"code": 1}');
  expect(editKeeper(storage).load("a")).toBeNull();
  expect(editKeeper(storage).load("b")).toBeNull();
  const full = {
    ...storage,
    setItem: () => {
      throw new Error("full");
    },
  };
  expect(() => editKeeper(full).save("a", EDIT)).not.toThrow();
  expect(editKeeper(null).load("a")).toBeNull();
});
