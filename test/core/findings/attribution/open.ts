export const open: ReadonlySet<string> = new Set([]);
