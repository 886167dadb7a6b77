using System.Security.Claims;
using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions;

/// <summary>The point behind a question: what it is told of, and that it was told.</summary>
internal sealed class FollowingPoint(IEnforcementPoints points, PointWatch watch)
{
    /// <summary>Which decisions it is told of.</summary>
    public Task<EnforcedKinds> KindsAsync(ClaimsPrincipal machine, CancellationToken ct) => points.KindsAsync(DecisionAckApi.KeyOf(machine), ct);

    /// <summary>Notes up to where it was told, or says it knows.</summary>
    public void Told(ClaimsPrincipal machine, long upTo) => watch.Seen(DecisionAckApi.KeyOf(machine), upTo);

    /// <summary>Notes that it asked about one account.</summary>
    public void Asked(ClaimsPrincipal machine) => watch.Seen(DecisionAckApi.KeyOf(machine), null);
}
