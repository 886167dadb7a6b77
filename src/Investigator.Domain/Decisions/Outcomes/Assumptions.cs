using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions.Outcomes;

/// <summary>What the sums of attack and loss rest on and no log says. Each is shown beside the figures, with where it comes from.</summary>
public sealed record Assumptions
{
    private const int MostWeights = 100;

    /// <summary>What a ready account costs the attacker: sign-up, mail, phone or card.</summary>
    public double AccountPrice { get; init; } = 5;

    /// <summary>What a residential address costs per account and day at work.</summary>
    public double ProxyPerAccountDay { get; init; } = 0.5;

    /// <summary>The part of the list price that the attacker pays for tokens, 0 to 1.</summary>
    public double PaidShare { get; init; } = 0.1;

    /// <summary>List price of a million input tokens.</summary>
    public double InputPrice { get; init; } = 3;

    /// <summary>List price of a million output tokens.</summary>
    public double OutputPrice { get; init; } = 15;

    /// <summary>How many accounts an hour are stopped when each is looked at by itself.</summary>
    public double AccountsPerHour { get; init; } = 20;

    /// <summary>The part of a stopped account's later work that the accounts still free take over, 0 to 1.</summary>
    public double MovedShare { get; init; } = 1;

    /// <summary>Hours until a wholly stopped pool is replaced by a new one.</summary>
    public double HoursToReturn { get; init; } = 24;

    /// <summary>What an hour of standstill costs the attacker: people and machines that wait until there is a new pool. Nothing is published; 0 leaves it out of the sums.</summary>
    public double DelayPerHour { get; init; }

    /// <summary>What an output token of a prompt family is worth beside one of no family.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal) { ["reasoning-elicitation"] = 2.2 };

    /// <summary>What one of any other family, or of none, is worth.</summary>
    public double RestWeight { get; init; } = 1;

    /// <returns>Why not, or <c>null</c> when the sums can rest on it.</returns>
    public Refusal? Check() =>
        Lies(AccountPrice, 0, 100_000) && Lies(ProxyPerAccountDay, 0, 100_000) && Lies(PaidShare, 0, 1) && Lies(InputPrice, 0, 1_000_000) && Lies(OutputPrice, 0, 1_000_000)
        && Lies(AccountsPerHour, 0.01, 1_000_000) && Lies(MovedShare, 0, 1) && Lies(HoursToReturn, 0, 10_000) && Lies(DelayPerHour, 0, 1_000_000) && Lies(RestWeight, 0, 1000)
        && Weights.Count <= MostWeights && Weights.All(w => w.Key is { Length: > 0 and <= 128 } && Lies(w.Value, 0, 1000))
            ? null : Refusal.AssumptionWrong;

    private static bool Lies(double value, double least, double most) => value >= least && value <= most; // false for what is no number
}

/// <summary>Assumptions as somebody set them. The latest counts; the earlier ones stay.</summary>
public sealed class AssumptionSet
{
    private AssumptionSet() { } // EF

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public Assumptions Values { get; private set; } = new();

    /// <summary>Why these, and where they come from.</summary>
    public string Reason { get; private set; } = "";

    public string SetBy { get; private set; } = "";

    public DateTimeOffset SetAt { get; private set; }

    /// <param name="number">One more than the latest.</param>
    public static Done<AssumptionSet> Of(int number, Person by, Assumptions values, string? reason, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 1000) return Refusal.TooLong;
        if (values.Check() is { } no) return no;
        return new AssumptionSet { Number = number, Values = values, Reason = reason.Trim(), SetBy = by.Name, SetAt = clock.GetUtcNow() };
    }
}

/// <summary>Keeps the assumptions.</summary>
public interface IAssumptions
{
    /// <summary>The latest; <c>null</c>: nobody has set any, and the defaults count.</summary>
    Task<AssumptionSet?> LatestAsync(CancellationToken ct);

    /// <summary>Sets them anew.</summary>
    /// <param name="after">The number of those that the person saw, 0 for the defaults; another meanwhile refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Done<AssumptionSet>> SetAsync(Person by, int after, Assumptions values, string? reason, CancellationToken ct);
}
