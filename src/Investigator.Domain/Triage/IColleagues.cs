using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>The people who work the queue, as far as they were seen at work: whom an entry can be assigned to.</summary>
public interface IColleagues
{
    /// <summary>Notes that somebody is at work. Who may not work is not noted.</summary>
    Task SeenAsync(Person who, CancellationToken ct);

    /// <summary>By name: who may work and was seen in the last 30 days.</summary>
    Task<IReadOnlyList<Colleague>> AtWorkAsync(CancellationToken ct);
}

/// <summary>Somebody who works the queue.</summary>
public sealed class Colleague
{
    /// <summary>How long somebody counts as at work after they were seen last.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private Colleague() { } // EF

    /// <summary>The person's id.</summary>
    public string Id { get; private set; } = "";

    public string Name { get; private set; } = "";

    public DateTimeOffset SeenAt { get; private set; }

    public static Colleague Of(Person who, DateTimeOffset at) => new() { Id = who.Id, Name = who.Name, SeenAt = at };

    public void Seen(Person who, DateTimeOffset at) => (Name, SeenAt) = (who.Name, at);
}
