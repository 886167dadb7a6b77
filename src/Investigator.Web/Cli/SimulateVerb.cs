using System.CommandLine;
using Investigator.Simulator.Worlds;

namespace Investigator.Web.Cli;

/// <summary><c>simulate</c>: a labelled world as files.</summary>
internal sealed class SimulateVerb : IVerb
{
    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed gives the same bytes.", DefaultValueFactory = _ => 1 };

    private static readonly Option<double> Scale = new("--scale") { Description = "Multiplies accounts and events; 1 is about 2,000 accounts and 70,000 events.", DefaultValueFactory = _ => 1 };

    private static readonly Option<int> Days = new("--days") { Description = "Whole days of traffic.", DefaultValueFactory = _ => 14 };

    private static readonly Option<string[]> Families = new("--families")
    {
        Description = "Families of campaigns to plant, or \"all\"; without: hydra, reasoning-elicitation and stolen-key.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int?> Evasion = new("--evasion") { Description = "How well the planted hide, 0 to 3; without: each family's usual way." };

    private static readonly Option<int?> Pool = new("--pool") { Description = "Accounts of each planted pool, whatever the scale." };

    private static readonly Option<string> Out = new("--out") { Description = "Folder to write to.", Required = true };

    public Command Build()
    {
        var simulate = new Command("simulate", "Writes events.ndjson, accounts.ndjson and the truth beside them.") { Seed, Scale, Days, Families, Evasion, Pool, Out };
        simulate.OnFiles(async (parsed, ct) =>
        {
            var options = new WorldOptions
            {
                Seed = parsed.GetValue(Seed),
                Scale = parsed.GetValue(Scale),
                Days = parsed.GetValue(Days),
                Evasion = parsed.GetValue(Evasion),
                PoolAccounts = parsed.GetValue(Pool),
                Families = parsed.GetValue(Families) switch { null or [] => null, ["all"] => World.Planted, var asked => asked },
            };
            var summary = await World.WriteAsync(options, parsed.GetValue(Out)!, null, ct);
            if (summary.Refusal is not { } why) return Verbs.Print(summary);
            Verbs.Fail(why);
            return 2;
        });
        return simulate;
    }
}
