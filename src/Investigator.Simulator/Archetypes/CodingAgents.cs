using Investigator.Simulator.Archetypes.Pools;
using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>People and companies that run the same popular coding agent: one long system prompt and one set of tools for all of them, sessions of many turns on their own files.</summary>
public sealed class CodingAgents : IArchetype
{
    private static readonly Prompt s_harness = Prompt.Of("You are an agent that works in the user's repository. You have tools to list, read, search, edit and run. Think before each call about what you need to know, make one call at a time, look at the result, and go on until the task is done. Never guess file contents. Summarise at the end what you changed and how you checked it.");

    public string Name => "coding-agent";

    public IEnumerable<Resident> Settle(Land land)
    {
        var (work, client) = (new ToolWork(land), land.Clients.Kit(land.Rng));
        foreach (var people in land.Groups(Name, 50, 12))
            for (var n = 0; n < people; n++)
            {
                var rng = land.Rng;
                var home = land.Networks.In(rng, "residential", Networks.CountryOf(rng)).Draw(rng);
                var own = rng.Fork();
                yield return new() { Account = land.Account(rng.Pick(["individual", "individual", "business", "startup"]), home.Network.Country, home, land.Joined()), Archetype = Name, Live = resident => Live(land, resident, own, home, work, client) };
            }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, ToolWork work, Client client)
    {
        var (caller, free) = (new Caller(resident, land, rng) { Client = client, MaxTokens = 8192, Stream = true }, 0L);
        var from = Math.Max(land.From, resident.Account.CreatedAt.UtcTicks);
        foreach (var start in Rhythm.Days(rng.Fork(), from, land.To, Math.Min(3, rng.LogNormal(0.35, 0.7)), Measured.PersonDay, resident.Account.Country, Measured.Week))
        {
            var (at, session, before) = (Math.Max(start, free), "s" + rng.Hex(23), 0);
            for (var (turn, turns) = (1, 2 + rng.Below(9)); turn <= turns; turn++)
            {
                var prompt = turn == 1 ? land.Talk.First(rng, caller.Interests) : work.Result(rng);
                var exchange = caller.Ask(at, home, prompt, 40 + (int)rng.LogNormal(160, 0.8), s_harness, session, turn, before, tools: 6);
                yield return exchange;
                before += prompt.Tokens + exchange.OutputTokens;
                at += exchange.LatencyMs * TimeSpan.TicksPerMillisecond + (long)(rng.LogNormal(9, 1) * TimeSpan.TicksPerSecond);
            }
            free = at;
        }
    }
}
