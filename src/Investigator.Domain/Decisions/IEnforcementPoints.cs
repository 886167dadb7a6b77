using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>The gateways that follow the decisions: what they were told, what they said, and whether it shows.</summary>
public interface IEnforcementPoints
{
    /// <summary>The keys that may pull decisions, by name; revoked ones only while they were ever heard of. O(page) plus one grouped look at its acknowledgements.</summary>
    Task<Page<PointRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct);

    /// <summary>Which decisions the point is told of.</summary>
    Task<EnforcedKinds> KindsAsync(Guid point, CancellationToken ct);

    /// <summary>Changes which decisions the point is told of. By an administrator.</summary>
    Task<Refusal?> NarrowAsync(Person by, Guid point, EnforcedKinds kinds, CancellationToken ct);

    /// <summary>Notes which points asked since the last call. No act of anybody: it leaves no audit entry. Points whose key is gone are passed over.</summary>
    Task SeenAsync(IReadOnlyCollection<PointSeen> seen, CancellationToken ct);

    /// <summary>
    /// Takes a point's word that it enforces some changes. All or nothing: what the console does not know refuses the whole. Saying it again changes nothing, and what was said first stays.
    /// </summary>
    Task<Done<AcknowledgementReceipt>> AcknowledgeAsync(Person by, Guid point, PointSays says, CancellationToken ct);

    /// <summary>Who acknowledged the account's standing decisions, earliest first; at most <paramref name="take"/>.</summary>
    Task<Page<PointAcknowledgement>> OfAccountAsync(Person by, AccountId account, int take, CancellationToken ct);

    /// <summary>How each of these decisions is enforced, of whatever it is; those that nobody acknowledged and nothing contradicts are left out. At most 500.</summary>
    Task<IReadOnlyDictionary<Guid, DecisionEnforcement>> OfDecisionsAsync(Person by, IReadOnlyCollection<Guid> decisions, CancellationToken ct);

    /// <summary>How many of a campaign's standing decisions at least one point acknowledged, and how many stand.</summary>
    Task<CampaignEnforcement> OfCampaignAsync(Person by, Guid campaign, CancellationToken ct);
}

/// <summary>What a point says: it enforces everything up to a position, or these decisions.</summary>
/// <param name="UpTo">Everything up to this position of the stream.</param>
/// <param name="Decisions">That these came into force; at most <see cref="MostDecisions"/>.</param>
/// <param name="TookEffectAt">By the point's clock; <c>null</c>: now.</param>
public sealed record PointSays(long? UpTo, IReadOnlyList<Guid> Decisions, DateTimeOffset? TookEffectAt)
{
    /// <summary>Most decisions in one acknowledgement.</summary>
    public const int MostDecisions = 1000;

    /// <summary>How far a point's clock may be ahead of the console's.</summary>
    public static TimeSpan MostAhead { get; } = TimeSpan.FromMinutes(2);

    /// <returns>Why not, or <c>null</c> when it makes sense.</returns>
    public Refusal? Check(DateTimeOffset now)
    {
        if (UpTo is null && Decisions.Count == 0) return Refusal.NothingSaid;
        if (UpTo is < 0 || Decisions.Count > MostDecisions) return Refusal.TooMany;
        return TookEffectAt > now + MostAhead ? Refusal.EffectInTheFuture : null;
    }
}

/// <summary>What became of an acknowledgement.</summary>
/// <param name="Added">Changes that were not acknowledged before.</param>
/// <param name="AcknowledgedUpTo">Up to where this point now acknowledged everything without a gap.</param>
/// <param name="Unknown">Decisions that never were; when there is one, nothing was taken.</param>
public sealed record AcknowledgementReceipt(long Added, long AcknowledgedUpTo, IReadOnlyList<Guid> Unknown);

/// <summary>That a point asked.</summary>
/// <param name="ToldUpTo">Up to which position its answers went; <c>null</c> when it asked about one account.</param>
public sealed record PointSeen(Guid Point, DateTimeOffset At, long? ToldUpTo);

/// <summary>A point in a list.</summary>
/// <param name="Position">The stream's latest position.</param>
/// <param name="WaitingSince">When the first change came that it was not told of; <c>null</c> when it knows all.</param>
/// <param name="Acknowledged">Changes that it acknowledged.</param>
/// <param name="Breaches">Standing decisions that it acknowledged and against which answers were given afterwards.</param>
public sealed record PointRow(
    Guid Id, string Name, DateTimeOffset? RevokedAt, EnforcedKinds Kinds, DateTimeOffset? SeenAt, long ToldUpTo, long Position, DateTimeOffset? WaitingSince,
    long AcknowledgedUpTo, DateTimeOffset? AcknowledgedAt, long Acknowledged, int Breaches)
{
    /// <summary>How it does now.</summary>
    public PointState State(DateTimeOffset now) => PointStates.Of(this, now);
}

/// <summary>That a point acknowledged a decision.</summary>
public sealed record PointAcknowledgement(string Point, Guid DecisionId, DecisionKind Kind, DateTimeOffset DecidedAt, DateTimeOffset TookEffectAt, DateTimeOffset At);

/// <summary>How a decision is enforced.</summary>
/// <param name="Points">Points that acknowledged it.</param>
/// <param name="TookEffectAt">When it took effect at the first of them, never before it was decided; <c>null</c>: nowhere yet.</param>
/// <param name="Answered">Requests answered after the grace time; always 0 for what does not stop requests.</param>
/// <param name="LastAnsweredAt">When the last of them was.</param>
public sealed record DecisionEnforcement(int Points, DateTimeOffset? TookEffectAt, long Answered, DateTimeOffset? LastAnsweredAt);

/// <summary>How far a campaign's decisions are enforced.</summary>
/// <param name="Standing">Decisions that stand.</param>
/// <param name="Acknowledged">Those that at least one point acknowledged.</param>
/// <param name="Breaches">Those whose accounts got answers after the grace time.</param>
public sealed record CampaignEnforcement(int Standing, int Acknowledged, int Breaches);
