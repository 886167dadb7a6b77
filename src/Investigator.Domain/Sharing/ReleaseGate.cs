namespace Investigator.Domain.Sharing;

/// <summary>
/// The last step before the wire, the same for every path by which a bundle leaves: page, API, TAXII, file. It knows the partner as it is now, so that a partner that was suspended or
/// whose terms were narrowed after a release gets nothing more of it.
/// </summary>
public static class ReleaseGate
{
    /// <summary>Whether a partner may have a bundle at a moment.</summary>
    /// <param name="to">Who asks; <c>null</c> for somebody who is not in the directory.</param>
    public static GateAnswer Ask(ReleaseFacts bundle, Partner? to, DateTimeOffset now)
    {
        if (to is null || !Addresses(bundle, to)) return GateAnswer.NotAddressed;
        if (to.State is not PartnerState.Active) return GateAnswer.PartnerSuspended;
        if (to.AgreedUntil <= now) return GateAnswer.AgreementEnded;
        if (bundle.RevokedAt <= now) return GateAnswer.TakenBack;
        if (bundle.ExpiresAt <= now) return GateAnswer.Expired;
        if (bundle.Marking > to.HighestMarking) return GateAnswer.MarkingTooHigh;
        if (bundle.Kinds.Except(to.Kinds).Any()) return GateAnswer.KindNotAllowed;
        return (bundle.Fields & ~to.Fields) != 0 ? GateAnswer.FieldNotAllowed : GateAnswer.Open;
    }

    /// <summary>Whether the partner may know of a bundle that is gone: it could have had it when it stood, but for the terms that hold now.</summary>
    public static bool MayKnowOf(ReleaseFacts bundle, Partner? to, DateTimeOffset now) =>
        Ask(bundle with { RevokedAt = null, ExpiresAt = null }, to, now) is GateAnswer.Open;

    private static bool Addresses(ReleaseFacts bundle, Partner to) => bundle.Partners.Contains(to.Id) || (bundle.Collection is { } collection && to.Follows(collection));
}
