using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>One line of the routing: what it takes, into which queue, and how soon people should have closed it.</summary>
/// <param name="Queue">The queue's name, at most <see cref="LongestName"/> characters.</param>
/// <param name="TargetHours">Hours from arrival to the verdict, 1 to <see cref="LongestTarget"/>.</param>
/// <param name="Kind">Only accounts or only clusters; <c>null</c>: both.</param>
/// <param name="Family">Only this prompt family; <c>null</c>: any.</param>
/// <param name="Segment">Only this customer segment; <c>null</c>: any.</param>
/// <param name="LeastScore">Only from this score on, 0 to 1; <c>null</c>: any.</param>
/// <param name="LeastTokens">Only from this spend on, in tokens of the window; <c>null</c>: any.</param>
public sealed record RoutingRule(
    string Queue, int TargetHours, SubjectKind? Kind = null, string? Family = null, string? Segment = null, double? LeastScore = null, long? LeastTokens = null)
{
    public const int LongestName = 64;

    /// <summary>90 days.</summary>
    public const int LongestTarget = 24 * 90;

    /// <summary>Takes what no rule took.</summary>
    public static RoutingRule Rest { get; } = new("General", 72);

    /// <summary>True when every condition holds. Names of families and segments are compared without regard to case.</summary>
    public bool Takes(SubjectKind kind, double score, SubjectTraits traits) =>
        (Kind is null || Kind == kind)
        && (Family is null || string.Equals(Family, traits.Family, StringComparison.OrdinalIgnoreCase))
        && (Segment is null || string.Equals(Segment, traits.Segment, StringComparison.OrdinalIgnoreCase))
        && (LeastScore is null || score >= LeastScore)
        && (LeastTokens is null || traits.Tokens >= LeastTokens);

    /// <returns>Why it can't be a rule, or <c>null</c>.</returns>
    public Refusal? Check() =>
        string.IsNullOrWhiteSpace(Queue) ? Refusal.NameMissing
        : Queue.Length > LongestName || Family?.Length > LongestName || Segment?.Length > LongestName ? Refusal.TooLong
        : TargetHours is < 1 or > LongestTarget || LeastScore is < 0 or > 1 or double.NaN || LeastTokens < 0 ? Refusal.OutOfRange
        : null;

    /// <summary>Without blanks around names; an empty condition is none.</summary>
    public RoutingRule Tidied() => this with { Queue = Queue?.Trim() ?? "", Family = Word(Family), Segment = Word(Segment) };

    private static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
