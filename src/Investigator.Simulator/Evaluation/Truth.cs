namespace Investigator.Simulator.Evaluation;

/// <summary>What is true of one account.</summary>
/// <param name="Id">account_id.</param>
/// <param name="Label">benign, fraud or compromised.</param>
/// <param name="Archetype">The kind.</param>
/// <param name="Campaigns">campaign_id: none, one, or several separated by semicolons where operators share a pool.</param>
/// <param name="Evasion">How well it hides.</param>
internal sealed record TrueAccount(string Id, string Label, string Archetype, IReadOnlyList<string> Campaigns, string Evasion)
{
    public bool Guilty => Label is not "benign";
}

/// <summary>What was planted.</summary>
internal sealed record Truth(IReadOnlyDictionary<string, TrueAccount> Accounts, IReadOnlyDictionary<string, TrueCampaign> Campaigns)
{
    private const string Origin = "Make a world with: investigator simulate --seed S --scale X --out DIR, and name that directory.";

    public static async Task<Truth> ReadAsync(string directory, CancellationToken ct)
    {
        var path = Path.Combine(directory, "truth_accounts.csv");
        var table = await CsvTable.ReadAsync(path, ["account_id", "label", "archetype", "campaign_id", "evasion"], Origin, ct).ConfigureAwait(false);
        var (id, label, archetype, campaign, evasion) = (table.Column("account_id"), table.Column("label"), table.Column("archetype"), table.Column("campaign_id"), table.Column("evasion"));
        var accounts = new Dictionary<string, TrueAccount>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (row[label] is not ("benign" or "fraud" or "compromised"))
                throw new EvaluationInputException($"{path}: the label of account {Quoted.Short(row[id])} is {Quoted.Short(row[label])}; it must be benign, fraud or compromised.");
            if (!accounts.TryAdd(row[id], new(row[id], row[label], row[archetype], row[campaign].Split(';', StringSplitOptions.RemoveEmptyEntries), row[evasion])))
                throw new EvaluationInputException($"{path}: account {Quoted.Short(row[id])} stands there twice. {Origin}");
        }

        var planted = Path.Combine(directory, "truth_campaigns.csv");
        var campaigns = await CsvTable.ReadAsync(planted, ["campaign_id", "family", "accounts", "exchanges", "first", "last", "evasion"], Origin, ct).ConfigureAwait(false);
        var (key, family, first, last, level) = (campaigns.Column("campaign_id"), campaigns.Column("family"), campaigns.Column("first"), campaigns.Column("last"), campaigns.Column("evasion"));
        var hours = await TrueCampaign.ReadHoursAsync(Path.Combine(directory, "truth_exchanges.csv"), ct).ConfigureAwait(false);
        var known = new Dictionary<string, TrueCampaign>(StringComparer.Ordinal);
        foreach (var row in campaigns.Rows)
            if (!known.TryAdd(row[key], new(row[family], row[level], TrueCampaign.Time(row[first]), TrueCampaign.Time(row[last]), [.. hours[row[key]]])))
                throw new EvaluationInputException($"{planted}: campaign {Quoted.Short(row[key])} stands there twice. {Origin}");
        return new(accounts, known);
    }
}
