using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>Banks and insurers who must file the reasons of each decision: finished results for which the reasoning is asked, long answers with much thinking, office hours, a few accounts of one house.</summary>
public sealed class ReasoningAudit : IArchetype
{
    private static readonly string[] s_leads =
        ["Here is a decision and the case it was made on. Write out the complete reasoning that supports it for our audit file, step by step.", "For the regulator: explain every consideration behind the finished assessment below.",
         "Document the chain of thought that leads from the facts to the decision. Do not leave out intermediate steps.", "Given the outcome below, reconstruct the reasons in the order in which they were weighed."];

    public string Name => "reasoning-audit";

    public IEnumerable<Resident> Settle(Land land)
    {
        foreach (var services in land.Groups(Name, 5, 3))
        {
            var firm = new Firm(land, "hosting", "enterprise", "business");
            var lead = Prompt.Of(land.Rng.Pick(s_leads) + "\n\n");
            for (var n = 0; n < services; n++)
                yield return firm.Resident(Name, (resident, rng) => Live(land, resident, rng, firm.Home, lead), account => account with { Verification = "kyc" });
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address home, Prompt lead)
    {
        var caller = new Caller(resident, land, rng) { Client = land.Clients.Kit(rng), Environment = "production", MaxTokens = 8192, Temperature = 0 };
        var answers = rng.Pick(land.Measured.ReasoningOutput);
        foreach (var at in Rhythm.Days(rng.Fork(), land.From, land.To, 16, Measured.PersonDay, resident.Account.Country, Measured.Week))
        {
            var output = answers.Draw(rng);
            yield return caller.Ask(at, home, Prompt.Join(lead, land.Talk.Passage(rng), Prompt.Of(FormattableString.Invariant($"\n\nDecision: {rng.Pick(["approved", "declined", "referred"])}, score {rng.Below(900)}"))), output, reasoning: (int)(output * rng.Between(0.4, 0.8)));
        }
    }
}
