import { ATTACKS, words } from "./lexicon.js";

/** What happens to people, besides attacks: what can be called an earlier one, or the last such. */
const DISASTERS = words(
  "earthquake earthquakes quake quakes flood floods flooding massacre massacres tsunami hurricane hurricanes cyclone cyclones typhoon storm storms tornado crash crashes war wars famine drought fire fires blaze wildfire wildfires disaster disasters genocide eruption eruptions avalanche avalanches landslide landslides mudslide stampede stampedes derailment collision collisions accident accidents sinking collapse outbreak epidemic incident incidents tragedy tragedies riot riots protest protests revolt mutiny killing killings murder murders slaying slayings kidnapping kidnappings abduction abductions robbery robberies siege sieges rampage shootings escape attempt attempts clash invasion incursion crackdown campaign purge coup wave round heatwave",
);

/** "attack", "flood", "crash", "incident". */
export const isEvent = (word: string): boolean => ATTACKS.has(word) || DISASTERS.has(word);
