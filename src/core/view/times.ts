import { oneLine } from "./neutralise.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * An ISO time as people read it: `2024-11-30` is "30 Nov 2024", `2024-11` "Nov 2024", `2024-11-30T06:00:00Z`
 * "30 Nov 2024, 06:00 UTC". Anything else is left as it is.
 */
export function readableTime(iso: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}).*Z)?)?)?$/.exec(iso);
  if (!parts) return oneLine(iso);
  const [, year, month, day, time] = parts;
  const words = [day && String(Number(day)), month && MONTHS[Number(month) - 1], year];
  const date = words.filter((word) => word !== undefined && word !== "").join(" ");
  return time ? `${date}, ${time} UTC` : date;
}
