using System.Globalization;
using System.Text;
using Investigator.Domain.Triage;
using Xunit.Abstractions;

namespace Investigator.Tests.Triage;

/// <summary>The whole line on a simulated world with planted campaigns and honest look-alikes.</summary>
public sealed class WorldAnalysisTests(AnalysedWorld world, ITestOutputHelper output) : IClassFixture<AnalysedWorld>
{
    [Fact]
    public async Task Figures()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{world.Run.Outcome} {world.Run.Events} events, {world.Run.Accounts} accounts, {world.Run.Hits} hits, {world.Run.Links} links, {world.Run.Clusters} clusters, {world.Run.Flagged} flagged");
        text.AppendLine(string.Join(", ", world.Run.Stages.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Stage} {s.Seconds:0.00} s"))));
        foreach (var kind in world.Truth.GroupBy(t => (t.Value.Label, t.Value.Archetype)).OrderBy(g => g.Key))
        {
            var hits = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (account, _) in kind)
                foreach (var hit in await world.HitsAsync(account)) hits[hit.DetectorId] = hits.GetValueOrDefault(hit.DetectorId) + 1;
            text.AppendLine(CultureInfo.InvariantCulture, $"{kind.Key.Label,-12}{kind.Key.Archetype,-24}{kind.Count(),5} flagged {world.Flagged(kind.Key.Archetype) * 100,5:0.0} %   {string.Join(", ", hits.OrderByDescending(h => h.Value).Select(h => $"{h.Key} {h.Value}"))}");
        }
        foreach (var cluster in world.Clusters.OrderByDescending(c => c.Score.Value).ThenByDescending(c => c.Size))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"cluster {cluster.Size,4} score {cluster.Score.Value:0.000}  {string.Join(", ", cluster.Members.CountBy(m => world.Truth[m.AccountId].Archetype).OrderByDescending(m => m.Value).Select(m => $"{m.Key} {m.Value}"))}");
            text.AppendLine("        " + string.Join("; ", cluster.Score.Parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Source} {p.Weight:+0.0;-0.0}"))));
        }
        output.WriteLine(text.ToString());
        if (Environment.GetEnvironmentVariable("INVESTIGATOR_TEST_FIGURES") is { } file) await File.WriteAllTextAsync(file, text.ToString());
        Assert.Equal(RunOutcome.Done, world.Run.Outcome);
    }
}
