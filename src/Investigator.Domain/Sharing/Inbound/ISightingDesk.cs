using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>What this provider tells others of their indicators, and what they tell of ours.</summary>
public interface ISightingDesk
{
    /// <summary>
    /// Looks for an accepted report in telemetry and proposes to tell its source what was found: seen, or not seen. Reports in STIX and in MISP can be answered; MISP has no word for what was not seen.
    /// </summary>
    /// <param name="isFalse">Tell that it is a false positive: what it names is honest here.</param>
    Task<Done<Sighting>> ProposeAsync(Person by, Guid report, bool isFalse, CancellationToken ct);

    /// <summary>The approved answers to a partner's MISP attributes, oldest first, as <c>{"response":[{"Sighting":{…}}]}</c>; audited when there are any. The latest 10,000 after <paramref name="since"/> at most.</summary>
    /// <param name="by">A partner's machine, or somebody of this house, who sees all.</param>
    Task<Done<byte[]>> MispAsync(Person by, DateTimeOffset? since, CancellationToken ct);

    /// <summary>Approves or rejects a proposal of somebody else.</summary>
    /// <param name="contentHash">Of the bytes that were shown: approved is what was seen.</param>
    Task<Refusal?> DecideAsync(Person by, Guid sighting, string contentHash, bool approve, CancellationToken ct);

    /// <summary>Takes an approved one back.</summary>
    Task<Refusal?> TakeBackAsync(Person by, Guid sighting, CancellationToken ct);

    /// <summary>Proposed first, then latest first.</summary>
    Task<Page<SightingRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct);

    /// <summary>What sources told of what this provider shared, latest first.</summary>
    Task<Page<ReceivedRow>> ReceivedAsync(Person by, int skip, int take, CancellationToken ct);
}

/// <summary>A sighting in a list.</summary>
/// <param name="What">The value that was looked for.</param>
/// <param name="Reaches">The name of the partner that can fetch it; <c>null</c>: nobody can, since the source belongs to no partner, or to one that is suspended or may not get so closed a marking.</param>
public sealed record SightingRow(Sighting Sighting, string SourceName, string What, string? Reaches);

/// <summary>A received sighting in a list.</summary>
public sealed record ReceivedRow(ReceivedSighting Sighting, string SourceName);
