using System.CommandLine;
using Investigator.Simulator.Worlds;

namespace Investigator.Web.Cli;

/// <summary><c>simulate</c>: a labelled world as files.</summary>
internal sealed class SimulateVerb : IVerb
{
    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed gives the same bytes.", DefaultValueFactory = _ => 1 };

    private static readonly Option<double> Scale = new("--scale") { Description = "Multiplies the honest customers, and the usual harvests with them; 1 is about 2,500 accounts and 120,000 events.", DefaultValueFactory = _ => 1 };

    private static readonly Option<int> Days = new("--days") { Description = "Whole days of traffic.", DefaultValueFactory = _ => 14 };

    private static readonly Option<string> Out = new("--out") { Description = "Folder to write to.", Required = true };

    private static readonly Option<FileInfo?> Plan = new("--plan") { Description = "JSON file with harvests and look-alikes; see docs/worlds.md." };

    private static readonly Option<string[]> Campaign = new("--campaign")
    {
        Description = $"A harvest in place of the usual ones, as in hydra:accounts=3000,evasion=2,per-day=13,cover=0.9,start=2,days=9; may stand several times, \"none\" plants nothing. Families: {string.Join(", ", World.Families.Select(family => family.Name))}.",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> LookAlike = new("--look-alike")
    {
        Description = $"An honest kind in numbers of its own, as in mobile-cgnat:groups=1,members=5000; may stand several times. Kinds: {string.Join(", ", World.Archetypes.Select(kind => kind.Name))}.",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> Without = new("--without") { Description = "A field that senders leave out, such as tls_fingerprint; \"text\" sends hashes of prompts. May stand several times.", DefaultValueFactory = _ => [] };

    public Command Build()
    {
        var simulate = new Command("simulate", "Writes events.ndjson, accounts.ndjson and the truth beside them.") { Seed, Scale, Days, Out, Plan, Campaign, LookAlike, Without };
        simulate.OnFiles(async (parsed, ct) =>
        {
            var (plan, refusal) = await PlanAsync(parsed, ct);
            if (plan is not null)
            {
                var options = new WorldOptions { Seed = parsed.GetValue(Seed), Scale = parsed.GetValue(Scale), Days = parsed.GetValue(Days), Plan = plan };
                var summary = await World.WriteAsync(options, parsed.GetValue(Out)!, null, ct);
                if (summary.Refusal is null) return Verbs.Print(summary);
                refusal = summary.Refusal;
            }
            Verbs.Fail(refusal!);
            return 2;
        });
        return simulate;
    }

    /// <summary>The file's plan, with what the command line adds to it.</summary>
    private static async Task<(WorldPlan? Plan, string? Refusal)> PlanAsync(ParseResult parsed, CancellationToken ct)
    {
        var plan = new WorldPlan();
        if (parsed.GetValue(Plan) is { } file)
        {
            var (read, refusal) = WorldPlan.Parse(await File.ReadAllTextAsync(file.FullName, ct));
            if (read?.Refusal() is { } wrong) return (null, $"{file}: {wrong}");
            if (read is null) return (null, $"{file}: {refusal}");
            plan = read;
        }
        var said = parsed.GetValue(Campaign)!;
        var campaigns = said.Where(text => text is not "none").Select(CampaignPlan.Parse).ToList();
        var groups = parsed.GetValue(LookAlike)!.Select(GroupPlan.Parse).ToList();
        if (campaigns.Select(c => c.Refusal).Concat(groups.Select(g => g.Refusal)).FirstOrDefault(r => r is not null) is { } unread) return (null, unread);
        return (plan with
        {
            Campaigns = said.Length == 0 ? plan.Campaigns : [.. plan.Campaigns ?? [], .. campaigns.Select(c => c.Plan!)],
            LookAlikes = [.. plan.LookAlikes, .. groups.Select(g => g.Plan!)],
            Without = [.. plan.Without, .. parsed.GetValue(Without)!],
        }, null);
    }
}
