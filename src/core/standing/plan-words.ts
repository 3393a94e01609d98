import { oneLine } from "../view/neutralise.js";
import { weekdays } from "./hours.js";
import type { ActivePlan } from "./plans.js";
import type { Daily, Quiet } from "./schedule.js";

const NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** "every weekday at 07:00 (Europe/London), about airport". */
export function planWords({ daily: { at, timezone, days }, topic, whenEmpty }: ActivePlan): string {
  const about = topic === "" ? "" : `, about ${oneLine(topic)}`;
  const empty = whenEmpty === "nothing" ? ", but not when nothing is new" : "";
  return `every ${dayWords(days)} at ${at} (${timezone})${about}${empty}`;
}

function dayWords(days: Daily["days"]): string {
  if (days === undefined || days.length === weekdays.length) return "day";
  const numbers = days.map((day) => weekdays.indexOf(day)).sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  if (numbers.join() === "1,2,3,4,5") return "weekday";
  return numbers.map((number) => NAMES[number]).join(", ");
}

/** What sets a watch again as it was: "watch who-claimed airport quiet 22:00-06:00 Europe/London". */
export function wakeWords({
  question,
  quiet,
}: {
  readonly question: string;
  readonly quiet: Quiet | null;
}): string {
  const silent = quiet === null ? "" : ` quiet ${quiet.from}-${quiet.to} ${quiet.timezone}`;
  return `watch ${oneLine(question)}${silent}`;
}

/** "on Fri 7 Mar 2031, 07:00 (Europe/London)": an instant where the digest is at home. */
export function dueWords(instant: number, { timezone }: Daily): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: timezone, weekday: "short", day: "numeric", month: "short", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? "";
  return `on ${part("weekday")} ${part("day")} ${part("month")} ${part("year")}, ${part("hour")}:${part("minute")} (${timezone})`;
}
