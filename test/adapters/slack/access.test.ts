import { afterEach, describe, expect, test } from "vitest";
import type { Asked } from "../../../src/core/channel/reception.js";
import { plainTextOf, type Slack } from "../../emulators/slack/index.js";
import { type Newsroom, openNewsroom } from "./support.js";

let room: Newsroom;
afterEach(async () => {
  expect(room.slack.rejectedPayloads).toEqual([]);
  await room.close();
});

const ask = async (user: string, channel = "general"): Promise<string> =>
  plainTextOf(await room.slack.slash({ user, channel, command: "/karvania", text: "status" }).reply());

describe("a desk in Slack", () => {
  test("that is limited to a channel answers there only", async () => {
    let foreign = "";
    room = await openNewsroom({
      access: () => ({ channels: [foreign], contact: "Dana" }),
      prepare: (slack) => {
        foreign = slack.channel("foreign-desk").id;
      },
    });
    expect(await ask("ada", "foreign-desk")).toContain("Karvania desk:");
    expect(await ask("ada")).toContain("To have it opened here, ask Dana.");
  });

  test("that is limited to a user group answers its members only, and asks Slack once who they are", async () => {
    const editors = { id: "" };
    room = await openNewsroom({
      access: () => ({ groups: [editors.id] }),
      prepare: (slack: Slack) => {
        slack.setScopes([...slack.team().scopes, "usergroups:read"]);
        editors.id = slack.addUsergroup("editors", ["ada"]).id;
      },
    });
    expect(await ask("ada")).toContain("Karvania desk:");
    expect(await ask("ben")).toContain("members of certain groups only");
    expect(room.slack.requestsOf("usergroups.users.list")).toHaveLength(1);
  });

  test("asks Slack who is in the user groups of its administrators, and not of people among them", async () => {
    const chiefs = { id: "" };
    const orders = { heard: [] as Asked[], take: () => null, told: () => [], shown: () => undefined };
    room = await openNewsroom({
      access: () => ({ administrators: [chiefs.id, "U0CLEO"] }),
      orders: { ...orders, asked: (_, asked) => orders.heard.push(asked) },
      prepare: (slack: Slack) => {
        slack.setScopes([...slack.team().scopes, "usergroups:read"]);
        chiefs.id = slack.addUsergroup("chiefs", ["ada"]).id;
      },
    });
    expect(await ask("ada")).toContain("Karvania desk:");
    expect(await ask("ben")).toContain("Karvania desk:");
    expect(orders.heard.map(({ asker }) => asker.groups)).toEqual([[chiefs.id], []]);
    expect(room.slack.requestsOf("usergroups.users.list")).toHaveLength(1);
  });

  test("answers nobody where Slack does not tell who is in its user group", async () => {
    room = await openNewsroom({ access: () => ({ groups: ["S0UNKNOWN"] }) });
    expect(await ask("ada")).toContain("members of certain groups only");
    expect(room.log.lines.some(({ message }) => message.includes("members of a user group"))).toBe(true);
  });
});
