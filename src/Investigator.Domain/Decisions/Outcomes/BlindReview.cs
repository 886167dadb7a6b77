using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Outcomes;

/// <summary>One verdict that is read again by somebody who does not see it.</summary>
public sealed class BlindReview
{
    private BlindReview() { } // EF

    public Guid Id { get; private set; }

    /// <summary>The draw it came from.</summary>
    public Guid SampleId { get; private set; }

    /// <summary>With it and the same verdicts, the same sample is drawn again.</summary>
    public long Seed { get; private set; }

    public SubjectKind Kind { get; private set; }

    /// <summary>As <see cref="QueueEntry.Subject"/>.</summary>
    public string Subject { get; private set; } = "";

    public Verdict First { get; private set; }

    /// <summary>Who gave it: they do not read it again.</summary>
    public string FirstById { get; private set; } = "";

    public DateTimeOffset DrawnAt { get; private set; }

    public Verdict? Second { get; private set; }

    public string? SecondBy { get; private set; }

    public DateTimeOffset? SecondAt { get; private set; }

    public string? Note { get; private set; }

    public long Version { get; private set; }

    public static BlindReview Of(Guid id, Guid sample, long seed, QueueEntry entry, TimeProvider clock) => new()
    {
        Id = id,
        SampleId = sample,
        Seed = seed,
        Kind = entry.Kind,
        Subject = entry.Subject,
        First = entry.Verdict!.Value,
        FirstById = entry.AssigneeId ?? "",
        DrawnAt = clock.GetUtcNow(),
    };

    /// <summary>The second verdict; by whoever did not give the first.</summary>
    public Refusal? Read(Person by, Verdict? verdict, string? note, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (Second is not null) return Refusal.AlreadyDecided;
        if (by.Id == FirstById) return Refusal.FirstReader;
        if (verdict is null or Verdict.Duplicate) return Refusal.VerdictMissing;
        if (string.IsNullOrWhiteSpace(note)) return Refusal.NoteMissing;
        if (note.Length > 1000) return Refusal.TooLong;
        (Second, SecondBy, SecondAt, Note) = (verdict, by.Name, clock.GetUtcNow(), note.Trim());
        return null;
    }
}

/// <summary>Samples of verdicts for a second, blind reading.</summary>
public interface IBlindReviews
{
    /// <summary>Draws from closed entries that were not drawn before, duplicates and those that nobody could tell left out. The same seed over the same entries draws the same.</summary>
    /// <param name="size">1 to 500.</param>
    Task<Done<DrawnSample>> DrawAsync(Person by, int size, long seed, CancellationToken ct);

    /// <summary>What waits for a second reader, without the first verdict; what the person judged first is left out.</summary>
    Task<Page<BlindCase>> WaitingAsync(Person by, int skip, int take, CancellationToken ct);

    /// <summary>Gives the second verdict.</summary>
    Task<Refusal?> ReadAsync(Person by, Guid id, long version, Verdict? verdict, string? note, CancellationToken ct);
}

/// <summary>A sample that was drawn.</summary>
public sealed record DrawnSample(Guid Id, long Seed, int Size);

/// <summary>What a second reader sees of a case: nothing of the first.</summary>
public sealed record BlindCase(Guid Id, SubjectKind Kind, string Subject, DateTimeOffset DrawnAt, long Version);
