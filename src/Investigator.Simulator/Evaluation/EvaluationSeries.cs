using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Evaluation;

/// <summary>A share over several runs.</summary>
/// <param name="Name">What it is a share of: a kind of account, or a figure.</param>
/// <param name="Evasion">How well a planted kind hides; empty where that means nothing.</param>
/// <param name="Runs">Runs that had any.</param>
/// <param name="Part">Cases that count, over all runs.</param>
/// <param name="Whole">Cases, over all runs.</param>
/// <param name="Low">Lower end of the 95 % interval: the lower of Wilson's over cases and the bootstrap's over runs, since the accounts of one run are not independent.</param>
/// <param name="High">Upper end, the higher of the two.</param>
public sealed record SeriesShare(string Name, string Evasion, int Runs, long Part, long Whole, double Low, double High)
{
    public double Rate => Whole == 0 ? 0 : (double)Part / Whole;
}

/// <summary>How fast a family was found over several runs.</summary>
/// <param name="Family">Its name.</param>
/// <param name="Evasion">How well it hides.</param>
/// <param name="Campaigns">Campaigns of that family and level.</param>
/// <param name="Found">Of these, the ones of which half was flagged at all.</param>
/// <param name="MedianTaken">Median share of exchanges made before that, a campaign never found counting as 1.</param>
public sealed record SeriesTaken(string Family, string Evasion, int Campaigns, int Found, double MedianTaken);

/// <summary>Several runs, usually several seeds, as one verdict with intervals.</summary>
public sealed record EvaluationSeries
{
    private const int Draws = 2000;

    public required int Runs { get; init; }

    /// <summary>Precision, recall and false-positive rate of accounts; flagged clusters that are one pool's; campaigns recovered; victims told from offenders.</summary>
    public required IReadOnlyList<SeriesShare> Figures { get; init; }

    /// <summary>Recall by family and evasion.</summary>
    public required IReadOnlyList<SeriesShare> Families { get; init; }

    /// <summary>False-positive rate by honest kind.</summary>
    public required IReadOnlyList<SeriesShare> LookAlikes { get; init; }

    /// <summary>Campaigns of which 80 % of the accounts are in one cluster of 90 % purity, by family and evasion.</summary>
    public required IReadOnlyList<SeriesShare> Recovered { get; init; }

    /// <summary>Time to flag, by family and evasion.</summary>
    public required IReadOnlyList<SeriesTaken> Taken { get; init; }

    /// <param name="reports">One for each run; at least one.</param>
    public static EvaluationSeries Of(IReadOnlyList<EvaluationReport> reports)
    {
        var own = reports.Select(report => report.Campaigns.Where(campaign => !campaign.OfVictims).ToList()).ToList();
        return new()
        {
            Runs = reports.Count,
            Figures =
            [
                Figure("precision", r => (r.TruePositives, r.TruePositives + r.FalsePositives)),
                Figure("recall", r => (r.TruePositives, r.TruePositives + r.FalseNegatives)),
                Figure("false-positive-rate", r => (r.FalsePositives, r.FalsePositives + r.TrueNegatives)),
                Figure("flagged-clusters-of-one-pool", r => (r.ClustersRight, r.ClustersFlagged)),
                Figure("campaigns-recovered", r => (r.CampaignsRecovered, r.CampaignsToRecover)),
                Figure("victims-told-from-offenders", r => (r.VictimsTold, r.Victims)),
            ],
            Families = Kinds(report => report.Families),
            LookAlikes = Kinds(report => report.LookAlikes),
            Recovered = [.. own.SelectMany(run => run).Select(c => (c.Family, c.Evasion)).Distinct().Order().Select(kind =>
                Share(kind.Family, kind.Evasion, [.. own.Select(run => run.Where(c => (c.Family, c.Evasion) == kind).ToList()).Select(run => ((long)run.Count(c => c.Recovered), (long)run.Count))]))],
            Taken = [.. own.SelectMany(run => run).GroupBy(c => (c.Family, c.Evasion)).OrderBy(group => group.Key).Select(group =>
                new SeriesTaken(group.Key.Family, group.Key.Evasion, group.Count(), group.Count(c => c.TakenBeforeHalfFlagged is not null), Median([.. group.Select(c => c.TakenBeforeHalfFlagged ?? 1)])))],
        };

        SeriesShare Figure(string name, Func<EvaluationReport, (int Part, int Whole)> figure) => Share(name, "", [.. reports.Select(figure).Select(f => ((long)f.Part, (long)f.Whole))]);

        List<SeriesShare> Kinds(Func<EvaluationReport, IReadOnlyList<FlaggedShare>> kinds) =>
            [.. reports.SelectMany(kinds).Select(kind => (kind.Archetype, kind.Evasion)).Distinct().Order().Select(kind =>
                Share(kind.Archetype, kind.Evasion, [.. reports.Select(report => kinds(report).Where(k => (k.Archetype, k.Evasion) == kind)).Select(found => (found.Sum(k => (long)k.Flagged), found.Sum(k => (long)k.Accounts)))]))];
    }

    internal static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? 0 : (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    private static SeriesShare Share(string name, string evasion, (long Part, long Whole)[] runs)
    {
        runs = [.. runs.Where(run => run.Whole > 0)];
        var (part, whole) = (runs.Sum(run => run.Part), runs.Sum(run => run.Whole));
        var (low, high) = (Wilson.End(part, whole, -1), Wilson.End(part, whole, +1));
        if (runs.Length < 2) return new(name, evasion, runs.Length, part, whole, low, high);

        // Runs are drawn with replacement; the same runs always give the same interval.
        var rng = new Rng(Rng.Of(name));
        var drawn = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            var (p, w) = (0L, 0L);
            for (var n = 0; n < runs.Length; n++)
            {
                var run = rng.Pick(runs);
                (p, w) = (p + run.Part, w + run.Whole);
            }
            drawn[i] = (double)p / w;
        }
        Array.Sort(drawn);
        return new(name, evasion, runs.Length, part, whole, Math.Min(low, drawn[(int)(Draws * 0.025)]), Math.Max(high, drawn[(int)(Draws * 0.975) - 1]));
    }
}
