using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>What hangs on a detector. The room that keeps campaigns answers.</summary>
public interface IDetectorDependents
{
    Task<Dependents> OfAsync(string detectorId, CancellationToken ct);
}

/// <summary>What would move if a detector went.</summary>
/// <param name="Accounts">Accounts that it hits in the latest analysis.</param>
/// <param name="Flagged">Of those, flagged ones.</param>
/// <param name="OnlyThroughIt">Of the flagged, those whose own score would fall below the line without its part; clusters are not reckoned again.</param>
/// <param name="Queues">Waiting entries of hit accounts, by queue.</param>
/// <param name="Campaigns">Campaigns with members that it hits, those with most of them first.</param>
public sealed record Dependents(int Accounts, int Flagged, IReadOnlyList<AccountId> OnlyThroughIt, IReadOnlyDictionary<string, int> Queues, IReadOnlyList<DependentCampaign> Campaigns);

/// <summary>A campaign with members that a detector hits.</summary>
public sealed record DependentCampaign(Guid Id, string Name, int Members);
