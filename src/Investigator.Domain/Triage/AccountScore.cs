using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>How likely an account takes part in a harvest, as of the latest analysis. Accounts without hit or link have no row; their score is 0.</summary>
public sealed class AccountScore
{
    private AccountScore() { } // EF

    public AccountId AccountId { get; private set; }

    public Score Score { get; private set; } = Score.None;

    /// <summary>The number of <see cref="Score"/>, on its own so that stores can sort and filter by it.</summary>
    public double Value { get; private set; }

    /// <summary>Detector ids and link kinds, strongest first.</summary>
    public IReadOnlyList<string> TopDetectors { get; private set; } = [];

    public Guid? ClusterId { get; private set; }

    public long Exchanges { get; private set; }

    public DateTimeOffset FirstSeenAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>When the score first passed the line for the queue; <c>null</c>: never.</summary>
    public DateTimeOffset? FlaggedAt { get; private set; }

    public static AccountScore Of(
        AccountId account, Score score, Guid? cluster, long exchanges, TimeWindow active, DateTimeOffset? flaggedAt) => new()
        {
            AccountId = account,
            Score = score,
            Value = score.Value,
            TopDetectors = [.. score.Parts.Where(p => p.Weight > 0).Select(p => p.Source).Distinct().Take(5)],
            ClusterId = cluster,
            Exchanges = exchanges,
            FirstSeenAt = active.From,
            LastSeenAt = active.To,
            FlaggedAt = flaggedAt,
        };
}
