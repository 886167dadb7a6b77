namespace Investigator.Simulator.Evaluation;

/// <summary>How many of a kind of account were flagged.</summary>
/// <param name="Archetype">The kind, from truth_accounts.csv.</param>
/// <param name="Label">benign, fraud or compromised.</param>
/// <param name="Accounts">Accounts of the kind in the truth.</param>
/// <param name="Flagged">Of them flagged.</param>
/// <param name="Evasion">How well a planted kind hides, from truth_accounts.csv; empty for honest ones.</param>
public sealed record FlaggedShare(string Archetype, string Label, int Accounts, int Flagged, string Evasion = "")
{
    /// <summary>0 to 1: recall of a fraudulent kind, false-positive rate of an honest one.</summary>
    public double Rate => Accounts == 0 ? 0 : (double)Flagged / Accounts;

    /// <summary>Ends of the 95 % interval of <see cref="Rate"/> (Wilson 1927), as if accounts were independent; accounts of one pool are not, so over few pools the truth may lie outside.</summary>
    public double Low => Interval(-1);

    /// <inheritdoc cref="Low"/>
    public double High => Interval(+1);

    private double Interval(int side) => Wilson.End(Flagged, Accounts, side);
}

/// <summary>How well one planted campaign came out as a cluster.</summary>
/// <param name="Campaign">Its id.</param>
/// <param name="Family">Its family, from truth_campaigns.csv.</param>
/// <param name="Members">Its accounts.</param>
/// <param name="BestCluster">The cluster with most of them, or empty.</param>
/// <param name="Found">Of its members in that cluster.</param>
/// <param name="ClusterSize">Accounts of that cluster.</param>
/// <param name="Recovered">At least 80 % of the members in it, and at least 90 % of it members.</param>
/// <param name="OfVictims">Its accounts are compromised: they belong to their owners and should be in no cluster.</param>
public sealed record RecoveredCampaign(string Campaign, string Family, int Members, string BestCluster, int Found, int ClusterSize, bool Recovered, bool OfVictims = false)
{
    /// <summary>How well it hides, from truth_campaigns.csv.</summary>
    public string Evasion { get; init; } = "";

    /// <summary>Accounts of the cluster that belong to the campaign or to one that shares accounts with it.</summary>
    public int OfPool { get; init; } = Found;

    /// <summary>Share of its exchanges made before half of its accounts were flagged, 0 to 1; <c>null</c> when half never were, or the truth does not say when it harvested.</summary>
    public double? TakenBeforeHalfFlagged { get; init; }

    public double Coverage => Members == 0 ? 0 : (double)Found / Members;
    public double Purity => ClusterSize == 0 ? 0 : (double)OfPool / ClusterSize;
}

/// <summary>The verdict of the truth on an export. Fraudulent and compromised accounts count as what should be flagged; the accounts of a world are invented, its arrivals and prompts real.</summary>
public sealed record EvaluationReport
{
    public int Accounts { get; init; }

    /// <summary>Accounts of the truth that the export does not have; they count as not flagged with score 0.</summary>
    public int NotExported { get; init; }

    /// <summary>Exported accounts that the truth does not know; they are left out.</summary>
    public int Unknown { get; init; }
    public int TruePositives { get; init; }
    public int FalsePositives { get; init; }
    public int FalseNegatives { get; init; }
    public int TrueNegatives { get; init; }

    /// <summary>Share of flagged accounts that should be; 0 when none is flagged.</summary>
    public double Precision { get; init; }

    /// <summary>Share of accounts to flag that were.</summary>
    public double Recall { get; init; }

    /// <summary>Share of honest accounts that were flagged.</summary>
    public double FalsePositiveRate { get; init; }

    /// <summary>Area under precision over recall as the score falls; accounts of equal score enter together.</summary>
    public double AveragePrecision { get; init; }
    public IReadOnlyList<FlaggedShare> Families { get; init; } = [];
    public IReadOnlyList<FlaggedShare> LookAlikes { get; init; } = [];
    public IReadOnlyList<RecoveredCampaign> Campaigns { get; init; } = [];

    /// <summary>Of the campaigns that run on accounts of their own.</summary>
    public int CampaignsRecovered { get; init; }

    /// <summary>Campaigns that run on accounts of their own, not on victims'.</summary>
    public int CampaignsToRecover { get; init; }

    /// <summary>Compromised accounts that were flagged as such (<c>stolen-key</c> among their top detectors) and stand in no cluster.</summary>
    public int VictimsTold { get; init; }

    /// <summary>Compromised accounts.</summary>
    public int Victims { get; init; }

    /// <summary>Fraudulent accounts that were taken for victims.</summary>
    public int TakenForVictims { get; init; }
    public int Clusters { get; init; }

    /// <summary>Clusters of whose accounts more than half are flagged.</summary>
    public int ClustersFlagged { get; init; }

    /// <summary>Of these, the ones of whose accounts 90 % belong to one pool.</summary>
    public int ClustersRight { get; init; }

    /// <summary>Share of clustered accounts that belong to their cluster's most frequent campaign, honest accounts being nobody's; 0 when there are no clusters.</summary>
    public double ClusterPurity { get; init; }
}
