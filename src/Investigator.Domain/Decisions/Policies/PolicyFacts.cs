using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Policies;

/// <summary>What a policy looks at, of one account over the last 30 days.</summary>
public sealed record PolicyFacts(AccountId AccountId)
{
    public string? Segment { get; init; }

    public string? Tier { get; init; }

    public string? Verification { get; init; }

    public string? Organization { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public long Requests { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    /// <summary>Days (UTC) with a request.</summary>
    public int ActiveDays { get; init; }

    /// <summary>Requests by prompt family.</summary>
    public IReadOnlyDictionary<string, long> Families { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>What the key of most requests was issued for; <c>null</c>: nobody said.</summary>
    public string? Purpose { get; init; }

    /// <summary>When it last used a model in the first 24 hours after that was first seen; <c>null</c>: never. A model seen in the first week that is stored is not new.</summary>
    public DateTimeOffset? NewModelAt { get; init; }

    /// <summary>0 to 1.</summary>
    public double Score { get; init; }

    /// <summary>Its tokens per active day against the median of its plan; 0 where there is none.</summary>
    public double TimesPlan { get; init; }

    /// <summary>Its traffic is not what was declared.</summary>
    public bool Undeclared { get; init; }

    public double TokensPerDay => ActiveDays == 0 ? 0 : ((double)InputTokens + OutputTokens) / ActiveDays;

    /// <summary>The plan: the tier, or where none is known the segment.</summary>
    public string Plan => Tier ?? Segment ?? "";

    /// <summary>The same with scores, declarations and the place in the plan. O(n log n).</summary>
    public static IReadOnlyList<PolicyFacts> Complete(IReadOnlyList<PolicyFacts> facts, IReadOnlyDictionary<AccountId, double> scores, IReadOnlySet<AccountId> undeclared)
    {
        var medians = facts.Where(f => f.ActiveDays > 0).GroupBy(f => f.Plan, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Median([.. g.Select(f => f.TokensPerDay).Order()]), StringComparer.Ordinal);
        return [.. facts.Select(f => f with
        {
            Score = scores.GetValueOrDefault(f.AccountId),
            Undeclared = undeclared.Contains(f.AccountId),
            TimesPlan = medians.GetValueOrDefault(f.Plan) is > 0 and var median ? f.TokensPerDay / median : 0,
        })];
    }

    private static double Median(List<double> sorted) => sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}

/// <summary>What the traffic says of all accounts.</summary>
public interface IPolicyQuestions
{
    /// <summary>Every account with a request in the time before the latest stored one, by id (ordinal); score, plan and declaration are left open. O(roll-ups), and one pass over the events' models and environments.</summary>
    /// <param name="only">The accounts asked for; <c>null</c>: all.</param>
    Task<IReadOnlyList<PolicyFacts>> FactsAsync(TimeSpan before, IReadOnlyCollection<AccountId>? only, CancellationToken ct);

    /// <summary>From which parts of the network (/24 of IPv4, /48 of IPv6) accounts sent how many requests.</summary>
    Task<IReadOnlyList<NetworkShare>> NetworksAsync(TimeSpan before, IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    /// <summary>API keys that were issued for something else than production: those that work like it first, of each kind those with most requests.</summary>
    Task<Page<KeyPurpose>> PurposesAsync(TimeSpan before, int skip, int take, CancellationToken ct);

    /// <summary>The latest stored request; <c>null</c>: none is.</summary>
    Task<DateTimeOffset?> LatestAsync(CancellationToken ct);
}

/// <summary>What an account sent from one part of the network.</summary>
/// <param name="Prefix">As <c>192.0.2.0/24</c>.</param>
public sealed record NetworkShare(AccountId AccountId, string Prefix, long Requests);

/// <summary>What a key that was issued for something else than production does.</summary>
/// <param name="Purpose">What it was issued for.</param>
/// <param name="Accounts">Its owners; at most ten.</param>
/// <param name="Days">Days (UTC) with a request.</param>
/// <param name="Networks">Parts of the network that it was used from.</param>
public sealed record KeyPurpose(string Key, string Purpose, IReadOnlyList<AccountId> Accounts, long Requests, int Days, int Networks, DateTimeOffset? FirstAt, DateTimeOffset? LastAt)
{
    /// <summary>A key used on at least so many days with <see cref="ProductionPerDay"/> requests works like one of production.</summary>
    public const int ProductionDays = 7;

    /// <summary>Requests a day, see <see cref="ProductionDays"/>.</summary>
    public const int ProductionPerDay = 500;

    /// <summary>So does a key used from more networks than this.</summary>
    public const int TestNetworks = 10;

    public double PerDay => Days == 0 ? 0 : (double)Requests / Days;

    /// <summary>A test key that works like one of production: 500 requests a day or more on a week's days, or more than ten networks.</summary>
    public bool LooksLikeProduction => (Days >= ProductionDays && PerDay >= ProductionPerDay) || Networks > TestNetworks;
}
