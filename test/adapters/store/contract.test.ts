import { describe } from "vitest";
import { openStore } from "../../../src/adapters/store/open.js";
import { type ContractPlace, storeContract } from "../../contracts/store.js";
import { HOW_TO_RUN, postgresPlace, sqlitePlace, type TestPlace, testServer } from "./support.js";

function contractPlace(newPlace: () => Promise<TestPlace>): () => Promise<ContractPlace> {
  return async () => {
    const place = await newPlace();
    return { open: (clock) => openStore({ ...place, clock }), remove: place.remove };
  };
}

storeContract("in SQLite", contractPlace(sqlitePlace));
describe.skipIf(testServer === null)(`on a server (${HOW_TO_RUN})`, () => {
  storeContract("in PostgreSQL", contractPlace(postgresPlace));
});
