import { words } from "./words.js";

const OBJECTS =
  words(`villages village cities city towns town neighbourhoods neighborhoods houses house homes home buildings building
 apartments vehicles vehicle cars car trucks truck tanks tank buses bus planes plane aircraft jets helicopters drones drone ships boats
 missiles missile rockets rocket shells bombs bomb mines weapons rifles guns bullets rounds strikes strike airstrikes airstrike attacks
 attack raids raid clashes incidents incident operations explosions explosion blasts battles fires days weeks months years hours minutes
 nights times dollars euros percent points goals games matches seats votes titles medals trophies hearts hospitals schools camps bases
 checkpoints positions sites targets areas districts regions provinces governorates countries nations groups group factions sides
 parties organizations companies animals animal cows cow sheep goats goat cattle livestock horses dogs dog cats chickens birds hens
 poultry pigs camels donkeys fish whales elephants lions tigers bears wolves deer rhinos bees turtles seals trees tree plants crops acres hectares tons jobs
 bills bill laws proposals deals rules cases case reports statements waves phases stories books films pictures photos images videos
 families family households tribes clans fronts lines wickets pawns roads bridges farms factories shops markets facilities
 stations warehouses depots barrels records flights events meetings accidents crashes earthquakes floods storms shipments
 crimes violations charges counts kinds types parts pieces things penalties blows markets sales talks hopes dreams
 bodies lives wounds injuries deaths casualties fatalities
 launchers containers trailers tankers reactors tractors computers headquarters quarters restaurants plants helicopters boulders borders
 trailers carriers freighters bulldozers transformers generators sensors servers numbers papers newspapers chapters centers centres
 shelters theaters theatres chambers towers powers orders offers rivers corners counters letters matters disasters factors
 sectors motors trees committees degrees guarantees fees elephants apartments plants variants grants warrants
 bunkers trackers cruisers destroyers boosters batteries winters summers quarters hectares meters metres liters scooters choppers`);

const COMPANIES = words(
  "automakers carmakers drugmakers lenders insurers retailers exporters importers suppliers manufacturers wholesalers processors refiners startups firms companies businesses brands labels agencies institutions infections enterprises banks airlines publishers employers outlets networks tonnes tonne litres crates kilos kilograms mummies mannequins statues puppets",
);

const ANIMALS = words(
  `otter otters badger badgers hamster lobster lobsters spider beaver beavers panther moose elk puma cheetah hyena hyenas panda hippo hippos walrus heron stork storks owl falcon hawk parrot penguins ostrich koala koalas kangaroo kangaroos squirrel squirrels hedgehogs wallaby lynx jackal jackals boar boars animals animal cows cow sheep goats goat cattle livestock horses horse dogs dog cats cat chickens chicken birds bird hens hen poultry pigs pig camels camel donkeys donkey fish whales whale elephants elephant lions lion tigers tiger bears bear wolves wolf deer rhinos rhino bees turtles turtle seals ewes ewe rams lambs lamb mules mule oxen ox bulls bull calves calf hogs hog geese goose ducks duck turkeys crocodiles crocodile snakes snake monkeys monkey apes gorillas gorilla chimpanzees starlings sparrows gulls eagles eagle vultures crows swans swan foxes fox hares rabbits rabbit rats mice wasps locusts salmon trout bison buffaloes buffalo llamas alpacas antelopes zebras giraffes giraffe leopards leopard panthers puppies puppy kittens kitten mares mare stallions stallion foals foal ponies pony steers heifers heifer bullocks piglets hounds hound sharks shark dolphins dolphin porpoises bats mammals cubs cub herd herds flock flocks pets pet`,
);

/** Nouns for what is no person, though it may be counted, struck, hurt or killed. */
export const isThing = (word: string): boolean =>
  OBJECTS.has(word) || COMPANIES.has(word) || ANIMALS.has(word);
