using System.Globalization;

namespace Investigator.Simulator.Evaluation;

/// <summary>Compares what the console exported with what was planted.</summary>
public static class Evaluation
{
    private const double Covered = 0.8, Pure = 0.9;

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
        var campaigns = Recover(truth, clusters);
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
            Campaigns = campaigns,
            CampaignsRecovered = campaigns.Count(campaign => campaign is { Recovered: true, OfVictims: false }),
            CampaignsToRecover = campaigns.Count(campaign => !campaign.OfVictims),
            Victims = rated.Count(r => r.Label is "compromised"),
            VictimsTold = rated.Count(r => r.Label is "compromised" && r.Found is { Flagged: true, Stolen: true } && !clustered.Contains(r.Id)),
            TakenForVictims = rated.Count(r => r.Label is "fraud" && r.Found is { Flagged: true, Stolen: true } && !clustered.Contains(r.Id)),
            Clusters = clusters.Count,
            ClusterPurity = Purity(truth, clusters),
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

    private static List<RecoveredCampaign> Recover(Truth truth, Dictionary<string, HashSet<string>> clusters)
    {
        List<RecoveredCampaign> recovered = [];
        foreach (var campaign in truth.Accounts.Values.Where(account => account.Campaign.Length > 0).GroupBy(account => account.Campaign, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var members = campaign.Select(account => account.Id).ToHashSet(StringComparer.Ordinal);
            var shares = clusters.Select(cluster => (cluster.Key, Found: cluster.Value.Count(members.Contains), Size: cluster.Value.Count)).ToList();
            var whole = shares.Where(c => c.Found >= Covered * members.Count && c.Found >= Pure * c.Size).ToList();
            var best = (whole.Count > 0 ? whole : shares).OrderByDescending(c => c.Found).ThenBy(c => c.Size).ThenBy(c => c.Key, StringComparer.Ordinal).FirstOrDefault(c => c.Found > 0);
            recovered.Add(new(campaign.Key, truth.Families.GetValueOrDefault(campaign.Key, ""), members.Count, best.Key ?? "", best.Found, best.Size, whole.Count > 0, campaign.All(account => account.Label is "compromised")));
        }
        return recovered;
    }

    private static double Purity(Truth truth, Dictionary<string, HashSet<string>> clusters)
    {
        var all = clusters.Values.Sum(cluster => cluster.Count);
        var own = clusters.Values.Sum(cluster => cluster.Select(id => truth.Accounts.GetValueOrDefault(id)?.Campaign ?? "").Where(campaign => campaign.Length > 0)
            .CountBy(campaign => campaign, StringComparer.Ordinal).Select(count => count.Value).DefaultIfEmpty(0).Max());
        return Share(own, all);
    }

    private static async Task<Dictionary<string, (double Score, bool Flagged, bool Stolen)>> ReadAccountsAsync(string path, CancellationToken ct)
    {
        var table = await CsvTable.ReadAsync(path, ["account_id", "score", "flagged_at", "top_detectors"], "Write it with: investigator export accounts --out FILE", ct).ConfigureAwait(false);
        var (id, score, flagged, top) = (table.Column("account_id"), table.Column("score"), table.Column("flagged_at"), table.Column("top_detectors"));
        var accounts = new Dictionary<string, (double, bool, bool)>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var value = 0.0;
            if (row[score].Length > 0 && (!double.TryParse(row[score], NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value)))
                throw new EvaluationInputException($"{path}: the score of account {Quoted.Short(row[id])} is {Quoted.Short(row[score])}, not a number. Leave it empty for no score.");
            if (!accounts.TryAdd(row[id], (value, row[flagged].Length > 0, row[top].Split(';').Contains(Victim, StringComparer.Ordinal))))
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
