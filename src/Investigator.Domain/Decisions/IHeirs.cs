using Investigator.Domain.Detection;

namespace Investigator.Domain.Decisions;

/// <summary>Who carries on what a campaign's frozen and banned members did.</summary>
public interface IHeirs
{
    /// <summary>Likely heirs of a campaign in the latest analysis, the likeliest first.</summary>
    Task<Heirs> OfAsync(Guid campaign, CancellationToken ct);
}

/// <summary>The heirs of a campaign.</summary>
/// <param name="Watched">Its frozen or banned members, whose fingerprint is watched for; fewer than <see cref="IBurntPools.FewestMembers"/> are not.</param>
/// <param name="Rows">At most <see cref="Shown"/>.</param>
/// <param name="Total">All of them.</param>
public sealed record Heirs(int Watched, IReadOnlyList<HeirRow> Rows, int Total)
{
    /// <summary>Most rows.</summary>
    public const int Shown = 200;
}

/// <summary>One heir.</summary>
/// <param name="Hit">What was seen.</param>
/// <param name="IsMember">True: it is in the campaign already, as a candidate or more.</param>
public sealed record HeirRow(Hit Hit, bool IsMember);
