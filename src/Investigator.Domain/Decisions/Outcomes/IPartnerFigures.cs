namespace Investigator.Domain.Decisions.Outcomes;

/// <summary>What the exchange with other providers comes to. The room that shares answers.</summary>
public interface IPartnerFigures
{
    /// <summary>Over everything that is kept.</summary>
    Task<PartnerFigures> CountAsync(CancellationToken ct);
}

/// <summary>Partners in numbers.</summary>
/// <param name="Released">Bundles that were ever released.</param>
/// <param name="Fetched">Those of them that a partner fetched, whole or in part.</param>
/// <param name="Accepted">Reports of others that people here accepted.</param>
/// <param name="Seen">Those of them that were seen here, by a sighting that was approved.</param>
/// <param name="Stopped">Accounts that were ever frozen or banned and that a report of another provider points to now.</param>
/// <param name="SeenThere">Sightings by partners of what was released here, not withdrawn.</param>
public sealed record PartnerFigures(long Released, long Fetched, long Accepted, long Seen, long Stopped, long SeenThere);
