namespace Investigator.Domain.Sharing.Inbound;

/// <summary>What a source told of an indicator that this provider had shared: seen there, or not.</summary>
public sealed class ReceivedSighting
{
    private ReceivedSighting() { } // EF

    /// <summary>Its id here.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who told.</summary>
    public Guid SourceId { get; private set; }

    /// <summary>With what it came in.</summary>
    public Guid DeliveryId { get; private set; }

    /// <summary>The source's id of the sighting.</summary>
    public string ExternalId { get; private set; } = "";

    /// <summary>The STIX id of the indicator that it speaks of.</summary>
    public string IndicatorId { get; private set; } = "";

    /// <summary>How often it was seen; 0: it was not.</summary>
    public long Count { get; private set; }

    /// <summary>First seen.</summary>
    public DateTimeOffset? FirstSeenAt { get; private set; }

    /// <summary>Last seen.</summary>
    public DateTimeOffset? LastSeenAt { get; private set; }

    /// <summary>The source's time of this version.</summary>
    public DateTimeOffset ModifiedAt { get; private set; }

    /// <summary>When it came in.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When the source took it back.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Writes down what was told.</summary>
    public static ReceivedSighting Take(Guid id, Guid source, Guid delivery, SightingDraft draft, DateTimeOffset at)
    {
        var sighting = new ReceivedSighting { Id = id, SourceId = source, ExternalId = draft.ExternalId };
        sighting.Renew(delivery, draft, at);
        return sighting;
    }

    /// <summary>Its source deleted it.</summary>
    public void Withdraw(DateTimeOffset at) => WithdrawnAt ??= at;

    /// <summary>Takes a later version in; an older one changes nothing.</summary>
    public void Renew(Guid delivery, SightingDraft draft, DateTimeOffset at)
    {
        if (draft.ModifiedAt <= ModifiedAt) return;
        (DeliveryId, ReceivedAt, ModifiedAt) = (delivery, at, draft.ModifiedAt);
        WithdrawnAt = draft.IsWithdrawn ? at : null;
        if (draft.IsWithdrawn && IndicatorId.Length > 0) return;
        (IndicatorId, Count, FirstSeenAt, LastSeenAt) = (draft.IndicatorId, draft.Count, draft.FirstSeenAt, draft.LastSeenAt);
    }
}

/// <summary>A sighting as a reader understood it.</summary>
/// <param name="Count">0 when it was looked for and not seen; 1 when the source does not say how often.</param>
public sealed record SightingDraft(
    string ExternalId, string IndicatorId, long Count, DateTimeOffset? FirstSeenAt, DateTimeOffset? LastSeenAt, DateTimeOffset ModifiedAt, bool IsWithdrawn);
