import { words } from "./words.js";

/** In the singular; those with an odd plural in both. */
const SINGULAR =
  words(`animal beast cow bull ox oxen calf calves heifer steer bullock buffalo bison yak ewe ram lamb goat hog sow piglet boar
 horse mare stallion foal pony ponies donkey mule camel llama alpaca reindeer elk moose stag hind antelope gazelle zebra giraffe elephant rhino
 rhinoceros hippo lion lioness tiger leopard cheetah jaguar panther cub bear wolf wolves fox foxes jackal hyena badger otter beaver hare rabbit
 squirrel rat mouse mice bat dog puppy puppies hound cat kitten monkey ape gorilla chimpanzee orangutan lemur baboon kangaroo koala panda hen
 chicken chick cockerel rooster duck goose geese turkey pigeon dove starling sparrow swallow finch crow raven magpie gull seabird songbird
 bird swan heron stork crane flamingo pelican penguin puffin eagle hawk falcon vulture owl ostrich parrot gannet guillemot tern whale dolphin porpoise seal walrus
 manatee shark salmon trout carp eel turtle tortoise snake cobra python lizard crocodile alligator frog toad insect bee honeybee wasp
 beehive hive ant locust butterfly butterflies moth spider snail crab lobster oyster coral head tree sapling oak elm palm vine bush shrub
 hamster puma hedgehog wallaby lynx pig mammal herd flock pet`);
/** What has no plural of its own. */
export const UNCOUNTED = words(
  "sheep cattle livestock poultry swine pigs deer fish wildfowl waterfowl game vermin olives pines crops",
);

/** "mules", "oxen", "sheep". */
export function isBeast(word: string): boolean {
  if (SINGULAR.has(word) || UNCOUNTED.has(word)) return true;
  if (!word.endsWith("s")) return false;
  return SINGULAR.has(word.slice(0, -1)) || (word.endsWith("es") && SINGULAR.has(word.slice(0, -2)));
}
