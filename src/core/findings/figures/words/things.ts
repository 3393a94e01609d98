import { isBeast } from "./animals.js";
import { words } from "./words.js";

const OBJECTS =
  words(`villages village cities city towns town neighbourhoods neighborhoods houses house homes home buildings building
 apartments vehicles vehicle cars car trucks truck tanks tank buses bus planes plane aircraft jets helicopters drones
 drone ships boats missiles missile rockets rocket shells bombs bomb mines weapons rifles guns bullets rounds strikes
 strike airstrikes airstrike attacks attack raids raid clashes incidents incident operations explosions explosion
 blasts battles fires days weeks months years hours minutes nights times dollars euros percent points goals games
 matches seats votes titles medals trophies hearts hospitals schools camps bases checkpoints positions sites targets
 areas districts regions provinces governorates countries nations groups group factions sides parties organizations
 companies plants acres hectares tons jobs bills bill laws proposals deals rules cases case reports statements waves
 phases stories books films pictures photos images videos families family households tribes clans fronts lines wickets
 pawns roads bridges farms factories shops markets facilities stations warehouses depots barrels records flights events
 meetings accidents crashes earthquakes floods storms shipments crimes violations charges counts kinds types parts
 pieces things penalties blows sales talks hopes dreams bodies lives wounds injuries deaths casualties fatalities
 launchers containers trailers tankers reactors tractors computers headquarters quarters restaurants boulders borders
 carriers freighters bulldozers transformers generators sensors servers numbers papers newspapers chapters centers
 centres shelters theaters theatres chambers towers powers orders offers rivers corners counters letters matters
 disasters factors sectors motors committees degrees guarantees fees variants grants warrants bunkers trackers cruisers
 destroyers boosters batteries winters summers meters metres liters scooters choppers`);

const COMPANIES = words(
  "automakers carmakers drugmakers lenders insurers retailers exporters importers suppliers manufacturers wholesalers processors refiners startups firms companies businesses brands labels agencies institutions infections enterprises banks airlines publishers employers outlets networks tonnes tonne litres crates kilos kilograms mummies mannequins statues puppets",
);

/** Nouns for what is no person, though it may be counted, struck, hurt or killed. */
export const isThing = (word: string): boolean => OBJECTS.has(word) || COMPANIES.has(word) || isBeast(word);
