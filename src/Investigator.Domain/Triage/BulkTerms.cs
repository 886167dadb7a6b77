namespace Investigator.Domain.Triage;

/// <summary>What a bulk act needs beside its entries. Each act takes its own of them and leaves the others.</summary>
public sealed record BulkTerms
{
    /// <summary>For acts that need nothing.</summary>
    public static BulkTerms None { get; } = new();

    /// <summary>To close with.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>To close with.</summary>
    public string? Note { get; init; }

    /// <summary>Whom to assign to: somebody of <see cref="IColleagues.AtWorkAsync"/>.</summary>
    public string? ToId { get; init; }

    /// <summary>Until when to snooze.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The tag, as typed.</summary>
    public string? Word { get; init; }
}
