using System.Globalization;

namespace Investigator.Simulator.Evaluation;

/// <summary>Compares what the console exported with what was planted.</summary>
public static class Evaluation
{
    // The detector whose hit says that the owner is a victim.
    private const string Victim = "stolen-key";

    /// <param name="truthDirectory">Holds truth_accounts.csv and truth_campaigns.csv.</param>
    /// <param name="accountsCsv">account_id,score,flagged_at,top_detectors; flagged where flagged_at is not empty.</param>
    /// <param name="clustersCsv">cluster_id,account_id,weight,score.</param>
    /// <param name="ct">Stops between reads.</param>
    /// <exception cref="EvaluationInputException">A file is missing or malformed; the message says what to do.</exception>
    public static async Task<EvaluationReport> RunAsync(string truthDirectory, string accountsCsv, string clustersCsv, CancellationToken ct)
    {
        var truth = await Truth.ReadAsync(truthDirectory, ct).ConfigureAwait(false);
        var exported = await ReadAccountsAsync(accountsCsv, ct).ConfigureAwait(false);
        var clusters = await ReadClustersAsync(clustersCsv, ct).ConfigureAwait(false);

        var clustered = clusters.Values.SelectMany(c => c).ToHashSet(StringComparer.Ordinal);
        var rated = truth.Accounts.Values.Select(account => (account.Id, account.Guilty, account.Archetype, account.Label, account.Evasion, Found: exported.GetValueOrDefault(account.Id))).ToList();
        var (tp, fp) = (rated.Count(r => r.Guilty && r.Found.Flagged), rated.Count(r => !r.Guilty && r.Found.Flagged));
        var (fn, tn) = (rated.Count(r => r.Guilty && !r.Found.Flagged), rated.Count(r => !r.Guilty && !r.Found.Flagged));
        var kinds = rated.GroupBy(r => (r.Archetype, r.Label, r.Evasion)).Select(group => new FlaggedShare(group.Key.Archetype, group.Key.Label, group.Count(), group.Count(r => r.Found.Flagged), group.Key.Evasion))
            .OrderBy(kind => kind.Archetype, StringComparer.Ordinal).ThenBy(kind => kind.Evasion, StringComparer.Ordinal).ThenBy(kind => kind.Label, StringComparer.Ordinal).ToList();
        var campaigns = new CampaignRecovery(truth, exported.ToDictionary(a => a.Key, a => a.Value.FlaggedAt, StringComparer.Ordinal), clusters);
        var recovered = campaigns.Campaigns();
        var flagged = clusters.Where(cluster => cluster.Value.Count(id => exported.GetValueOrDefault(id).Flagged) * 2 > cluster.Value.Count).Select(cluster => campaigns.PurityOf(cluster.Value)).ToList();
        return new()
        {
            Accounts = rated.Count,
            NotExported = truth.Accounts.Keys.Count(id => !exported.ContainsKey(id)),
            Unknown = exported.Keys.Count(id => !truth.Accounts.ContainsKey(id)),
            TruePositives = tp,
            FalsePositives = fp,
            FalseNegatives = fn,
            TrueNegatives = tn,
            Precision = Share(tp, tp + fp),
            Recall = Share(tp, tp + fn),
            FalsePositiveRate = Share(fp, fp + tn),
            AveragePrecision = AveragePrecision([.. rated.Select(r => (r.Found.Score, r.Guilty))]),
            Families = [.. kinds.Where(kind => kind.Label is not "benign")],
            LookAlikes = [.. kinds.Where(kind => kind.Label is "benign")],
            Campaigns = recovered,
            CampaignsRecovered = recovered.Count(campaign => campaign is { Recovered: true, OfVictims: false }),
            CampaignsToRecover = recovered.Count(campaign => !campaign.OfVictims),
            Victims = rated.Count(r => r.Label is "compromised"),
            VictimsTold = rated.Count(r => r.Label is "compromised" && r.Found is { Flagged: true, Stolen: true } && !clustered.Contains(r.Id)),
            TakenForVictims = rated.Count(r => r.Label is "fraud" && r.Found is { Flagged: true, Stolen: true } && !clustered.Contains(r.Id)),
            Clusters = clusters.Count,
            ClustersFlagged = flagged.Count,
            ClustersRight = flagged.Count(purity => purity >= CampaignRecovery.Pure),
            ClusterPurity = Share(clusters.Values.Sum(campaigns.OwnOf), clusters.Values.Sum(cluster => cluster.Count)),
        };
    }

    internal static double AveragePrecision(IReadOnlyList<(double Score, bool Guilty)> accounts)
    {
        var guilty = accounts.Count(account => account.Guilty);
        var (seen, hits, sum) = (0, 0, 0.0);
        foreach (var tie in accounts.GroupBy(account => account.Score).OrderByDescending(group => group.Key))
        {
            var found = tie.Count(account => account.Guilty);
            (seen, hits) = (seen + tie.Count(), hits + found);
            sum += found * ((double)hits / seen);
        }
        return guilty == 0 ? 0 : sum / guilty;
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static async Task<Dictionary<string, (double Score, bool Flagged, bool Stolen, DateTimeOffset? FlaggedAt)>> ReadAccountsAsync(string path, CancellationToken ct)
    {
        var table = await CsvTable.ReadAsync(path, ["account_id", "score", "flagged_at", "top_detectors"], "Write it with: investigator export accounts --out FILE", ct).ConfigureAwait(false);
        var (id, score, flagged, top) = (table.Column("account_id"), table.Column("score"), table.Column("flagged_at"), table.Column("top_detectors"));
        var accounts = new Dictionary<string, (double, bool, bool, DateTimeOffset?)>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var value = 0.0;
            if (row[score].Length > 0 && (!double.TryParse(row[score], NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value)))
                throw new EvaluationInputException($"{path}: the score of account {Quoted.Short(row[id])} is {Quoted.Short(row[score])}, not a number. Leave it empty for no score.");
            var at = TrueCampaign.Time(row[flagged]);
            if (at is null && row[flagged].Length > 0) throw new EvaluationInputException($"{path}: account {Quoted.Short(row[id])} was flagged at {Quoted.Short(row[flagged])}, which is no time. Leave it empty for not flagged.");
            if (!accounts.TryAdd(row[id], (value, at is not null, row[top].Split(';').Contains(Victim, StringComparer.Ordinal), at)))
                throw new EvaluationInputException($"{path}: account {Quoted.Short(row[id])} stands there twice. Export it again, one line per account.");
        }
        return accounts;
    }

    private static async Task<Dictionary<string, HashSet<string>>> ReadClustersAsync(string path, CancellationToken ct)
    {
        var table = await CsvTable.ReadAsync(path, ["cluster_id", "account_id", "weight", "score"], "Write it with: investigator export clusters --out FILE", ct).ConfigureAwait(false);
        var (cluster, account) = (table.Column("cluster_id"), table.Column("account_id"));
        return table.Rows.GroupBy(row => row[cluster], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(row => row[account]).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
