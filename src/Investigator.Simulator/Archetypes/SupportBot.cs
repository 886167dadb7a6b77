using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A shop's support bot that works through its queue on the clock: every quarter of an hour, day and night, one system prompt, short questions of real customers.</summary>
public sealed class SupportBot : IArchetype
{
    public string Name => "support-bot";

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        var bots = land.Scaled(Name, 2);
        for (var i = 0; i < bots; i++)
        {
            var country = Networks.CountryOf(rng);
            var home = land.Networks.In(rng, "hosting", country).Draw(rng);
            var account = land.Account("business", country, home, land.From - (long)(rng.Between(5, 400) * TimeSpan.TicksPerDay)) with { Organization = land.Organization() };
            var own = rng.Fork();
            yield return new() { Account = account, Archetype = Name, Live = resident => Live(land, resident, own, home) };
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home)
    {
        var caller = new Caller(resident, land, rng) { Client = land.Clients.Kit(rng), Environment = "production", Temperature = 0.2 };
        var questions = land.Library["ordinary-support"];
        var system = Prompt.Join(Prompt.Of("You answer customers of our shop. Be polite, never promise a refund, and hand over to a person when unsure. What we know:\n"), land.Talk.Passage(rng));
        for (var at = land.From + (long)(rng.Unit() * 900 * TimeSpan.TicksPerSecond); at < land.To; at += 900 * TimeSpan.TicksPerSecond)
            yield return caller.Ask(at + (long)(rng.Unit() * 2 * TimeSpan.TicksPerSecond), home, rng.Pick(questions).Ready, 20 + (int)rng.LogNormal(70, 0.5), system);
    }
}
