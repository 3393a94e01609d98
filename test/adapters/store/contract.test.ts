import { describe } from "vitest";
import { openStore } from "../../../src/adapters/store/open.js";
import { storeContract } from "../../contracts/store.js";
import { storeArticlesContract } from "../../contracts/store-articles.js";
import type { ContractPlace } from "../../contracts/store-stage.js";
import { HOW_TO_RUN, postgresPlace, sqlitePlace, type TestPlace, testServer } from "./support.js";

function contractPlace(newPlace: () => Promise<TestPlace>): () => Promise<ContractPlace> {
  return async () => {
    const place = await newPlace();
    return { open: (clock) => openStore({ ...place, clock }), remove: place.remove };
  };
}

for (const contract of [storeContract, storeArticlesContract])
  contract("in SQLite", contractPlace(sqlitePlace));
describe.skipIf(testServer === null)(`on a server (${HOW_TO_RUN})`, () => {
  for (const contract of [storeContract, storeArticlesContract])
    contract("in PostgreSQL", contractPlace(postgresPlace));
});
