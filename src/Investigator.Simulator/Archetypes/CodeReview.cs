using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A popular review action in the build servers of unrelated companies: one published template word for word, runners on a few shared cloud addresses, one client, bursts in office hours.</summary>
public sealed class CodeReview : IArchetype
{
    private static readonly Prompt s_system = Prompt.Of("You are a meticulous reviewer of pull requests. Read the diff and list bugs, risky changes and missing tests. Quote the line for each remark. Do not praise. If nothing is wrong, answer LGTM.");
    private static readonly string[] s_changes = ["+    if (total > {0}) return null;", "-    retry({0});\n+    retry({1});", "+    const LIMIT = {0};", "-    assert x == {0}\n+    assert x == {1}", "+    log.warn(\"slow: {0} ms\")", "+    return cache[{0}] ?? load({1});"];

    public string Name => "ci-review";

    public IEnumerable<Resident> Settle(Land land)
    {
        foreach (var companies in land.Groups(Name, 40, 10))
        {
            var runners = Enumerable.Range(0, 6).Select(_ => land.Networks.Of(land.Rng, "hosting").Draw(land.Rng)).ToArray();
            var client = land.Clients.Kit(land.Rng);
            for (var n = 0; n < companies; n++)
                yield return new Firm(land, "hosting").Resident(Name, (resident, rng) => Live(land, resident, rng, runners, client));
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address[] runners, Client client)
    {
        var caller = new Caller(resident, land, rng) { Client = client, Environment = "test", Temperature = 0, Stream = false };
        var at = 0L;
        foreach (var push in Rhythm.Days(rng.Fork(), land.From, land.To, rng.LogNormal(1.6, 0.6), Measured.PersonDay, resident.Account.Country, Measured.Week))
        {
            at = Math.Max(at, push);
            for (var file = 0; file < 1 + rng.Below(4); file++, at += (long)(rng.Between(0.4, 5) * TimeSpan.TicksPerSecond))
                yield return caller.Ask(at, rng.Pick(runners), Diff(land, rng), 30 + (int)rng.LogNormal(120, 0.8), s_system);
        }
    }

    private static Prompt Diff(Land land, Rng rng) => Prompt.Join(
        Prompt.Of(FormattableString.Invariant($"diff --git a/src/{rng.Hex(5)}.ts b/src/{rng.Hex(5)}.ts\n@@ -{rng.Below(400)},7 +{rng.Below(400)},9 @@\n")),
        Prompt.Of(string.Concat(Enumerable.Range(0, 2 + rng.Below(6)).Select(_ => string.Format(System.Globalization.CultureInfo.InvariantCulture, rng.Pick(s_changes), rng.Below(5000), rng.Below(5000)) + "\n"))),
        Prompt.Of("\nDescription: "), land.Talk.Passage(rng));
}
