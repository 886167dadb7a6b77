namespace Investigator.Simulator.Evaluation;

/// <summary>What is true of one account.</summary>
internal sealed record TrueAccount(string Id, string Label, string Archetype, string Campaign, string Evasion)
{
    public bool Guilty => Label is not "benign";
}

/// <summary>What was planted.</summary>
internal sealed record Truth(IReadOnlyDictionary<string, TrueAccount> Accounts, IReadOnlyDictionary<string, string> Families)
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
            if (!accounts.TryAdd(row[id], new(row[id], row[label], row[archetype], row[campaign], row[evasion])))
                throw new EvaluationInputException($"{path}: account {Quoted.Short(row[id])} stands there twice. {Origin}");
        }

        var planted = Path.Combine(directory, "truth_campaigns.csv");
        var campaigns = await CsvTable.ReadAsync(planted, ["campaign_id", "family", "accounts", "exchanges", "first", "last", "evasion"], Origin, ct).ConfigureAwait(false);
        var (key, family) = (campaigns.Column("campaign_id"), campaigns.Column("family"));
        var families = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in campaigns.Rows)
            if (!families.TryAdd(row[key], row[family])) throw new EvaluationInputException($"{planted}: campaign {Quoted.Short(row[key])} stands there twice. {Origin}");
        return new(accounts, families);
    }
}
