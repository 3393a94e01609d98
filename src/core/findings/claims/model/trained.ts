import { decodeModel, type Model } from "./model.js";
import { WEIGHTS } from "./weights.js";

let model: Model | undefined;

/** The model that the project brings along (docs/DATA.md says what it was trained on). */
export function trainedModel(): Model {
  model ??= decodeModel(WEIGHTS);
  return model;
}
