using System.CommandLine;
using Investigator.Simulator.Evaluation;

namespace Investigator.Web.Cli;

/// <summary><c>evaluate</c>: what was found against what was planted.</summary>
internal sealed class EvaluateVerb : IVerb
{
    private static readonly Option<string> Truth = new("--truth") { Description = "Folder with truth_accounts.csv and truth_campaigns.csv.", Required = true };

    private static readonly Option<string> Accounts = new("--accounts") { Description = "File of \"export accounts\".", Required = true };

    private static readonly Option<string> Clusters = new("--clusters") { Description = "File of \"export clusters\".", Required = true };

    public Command Build()
    {
        var evaluate = new Command("evaluate", "Precision and recall, per family and per honest look-alike: JSON on stdout, a table on stderr.") { Truth, Accounts, Clusters };
        evaluate.OnFiles(async (parsed, ct) =>
        {
            var report = await Evaluation.RunAsync(parsed.GetValue(Truth)!, parsed.GetValue(Accounts)!, parsed.GetValue(Clusters)!, ct);
            Console.Error.WriteLine(report.ToTable());
            Console.Out.WriteLine(report.ToJson());
            return 0;
        });
        return evaluate;
    }
}
