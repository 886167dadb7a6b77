using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Developers from everywhere who use the same popular coding agent: one system prompt word for word, one client, tools, long sessions, some through the night.</summary>
public sealed class AgentTool : IArchetype
{
    public string Name => "agent-tool";

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        var (products, developers) = land.Split(Name, 100, 16);
        for (var i = 0; i < products; i++)
        {
            var (client, harness) = (land.Clients.Kit(rng), Prompt.Join(Prompt.Of("You are a coding agent in the user's terminal. Work step by step, call a tool when you need one, read its result, and stop when the task is done. Project rules:\n"), land.Talk.Passage(rng)));
            for (var n = 0; n < developers; n++)
            {
                var country = Networks.CountryOf(rng);
                var home = land.Networks.In(rng, rng.Pick(["residential", "residential", "hosting"]), country).Draw(rng);
                var (own, pace) = (rng.Fork(), Math.Min(20, rng.LogNormal(2, 0.9)));
                yield return new() { Account = land.Account(rng.Pick(["individual", "startup", "business"]), country, home, land.Joined()), Archetype = Name, Live = resident => Live(land, resident, own, home, client, harness, pace) };
            }
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, Client client, Prompt harness, double pace)
    {
        var caller = new Caller(resident, land, rng) { Client = client, MaxTokens = 8192 };
        var tasks = land.Library["distill-instruct"];
        var from = Math.Max(land.From, resident.Account.CreatedAt.UtcTicks);
        var free = 0L;
        foreach (var planned in Rhythm.Days(rng, from, land.To, pace, rng.Chance(0.15) ? Measured.Flat : Measured.PersonDay, resident.Account.Country, Measured.Week))
        {
            var (at, session, before) = (Math.Max(planned, free), "s" + rng.Hex(23), 0);
            for (var turn = 1; turn <= 1 + rng.Below(5); turn++)
            {
                var prompt = turn == 1 ? Prompt.Join(Prompt.Of(rng.Pick(tasks).Text + "\n\n"), land.Talk.Passage(rng)) : Prompt.Join(Prompt.Of("Tool result:\n"), land.Talk.Passage(rng));
                var exchange = caller.Ask(at, home, prompt, (int)rng.LogNormal(380, 0.7), harness, session, turn, before, tools: 6);
                yield return exchange;
                before += prompt.Tokens + exchange.OutputTokens;
                at += (long)(rng.Between(5, 60) * TimeSpan.TicksPerSecond);
            }
            free = at;
        }
    }
}
