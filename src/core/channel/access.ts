/** Who asks: by the ids of the platform, which the core does not interpret. */
export interface Asker {
  readonly id: string;
  /** As the platform shows it to others; null where it does not say. */
  readonly name: string | null;
  /** Groups or roles that the asker is in, as far as a desk's rules name them. */
  readonly groups: readonly string[];
}

/** Where it is asked. */
export interface Place {
  readonly channel: string;
  /** Between the asker and the bot alone. */
  readonly direct: boolean;
  /** The workspace, on platforms that have several for one bot. */
  readonly team?: string;
  /** The thread in the channel, on platforms where a thread is a channel of its own: there it is shown. */
  readonly thread?: string;
}

/** To whom a desk answers, on one platform; what is null is not limited. */
export interface Access {
  readonly channels: readonly string[] | null;
  readonly groups: readonly string[] | null;
  /** People and groups, by their ids, who may change what the desk does by itself and withdraw articles. */
  readonly administrators: readonly string[];
  /** Whom to turn to, in words. */
  readonly contact: string;
}

export const OPEN_TO_ALL: Access = {
  ...{ channels: null, groups: null, administrators: [] },
  contact: "whoever set Dateline up here",
};

/**
 * Why a desk does not answer here, as a sentence that says who can help; null where it does. A desk that is limited to
 * channels answers in direct messages only those whom its groups name.
 */
export function refusalOf(access: Access, title: string, asker: Asker, place: Place): string | null {
  const { channels, groups, contact } = access;
  const member = groups?.some((one) => asker.groups.includes(one)) ?? true;
  if (!member) return `The ${title} answers members of certain groups only. To be added, ask ${contact}.`;
  if (channels === null || channels.includes(place.channel)) return null;
  if (!place.direct)
    return `The ${title} does not answer in this channel. To have it opened here, ask ${contact}.`;
  if (groups !== null) return null;
  return `The ${title} answers in its own channels only, not in direct messages. Ask there, or ask ${contact}.`;
}

/** Whether a desk answers in a channel, and in its threads: what was set in another one is not posted any more. */
export function answersIn(
  { channels }: Access,
  { channel, parent }: { readonly channel: string; readonly parent?: string | undefined },
): boolean {
  return channels === null || channels.includes(parent ?? channel);
}

/** Why somebody may not administer a desk, as a sentence that says who can help; null where they may. */
export function administrationRefusal(
  { administrators, contact }: Access,
  title: string,
  { id, groups }: Asker,
): string | null {
  if (administrators.some((one) => one === id || groups.includes(one))) return null;
  if (administrators.length === 0)
    return `Nobody is named who may do that for the ${title}. To be named as one of its “administrators” in dateline.config.yaml, ask ${contact}.`;
  return `Only those who administer the ${title} may do that. To be named as one of them, ask ${contact}.`;
}
