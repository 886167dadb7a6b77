using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing;

/// <summary>Who gets a bundle: named partners, or those who follow a collection.</summary>
/// <param name="Partners">Ids of partners; empty when there is a collection.</param>
/// <param name="Collection">A collection; <c>null</c> when there are named partners.</param>
public sealed record Recipients(IReadOnlyList<Guid> Partners, string? Collection)
{
    /// <summary>Most partners of one bundle.</summary>
    public const int Most = 200;

    /// <summary>Every active partner of the directory.</summary>
    public static Recipients Everyone { get; } = new([], SharedCollection.Everyone);

    /// <summary>One partner.</summary>
    public static Recipients Only(Guid partner) => new([partner], null);

    /// <summary>What is wrong with it.</summary>
    public Refusal? Wrong() =>
        Partners.Count == 0 == Collection is null ? Refusal.RecipientsMissing
        : Partners.Count > Most ? Refusal.TooMany
        : Collection is { } name && !SharedCollection.IsName(name) ? Refusal.CollectionWrong : null;
}
