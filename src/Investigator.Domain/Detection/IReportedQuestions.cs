using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>Who used what others reported.</summary>
public interface IReportedQuestions
{
    /// <summary>
    /// Who used each of the resources in its time, over everything that is stored, by place in the question and account id (ordinal). Answered from the roll-ups, so it works after the events have gone.
    /// A network is found in all of its parts; what the account record names has no time and is found whenever.
    /// </summary>
    /// <param name="only">The accounts asked for; <c>null</c>: all. <see cref="ReportedUse.Users"/> counts all in any case.</param>
    Task<IReadOnlyList<ReportedUse>> UsesAsync(IReadOnlyList<ReportedAsked> asked, IReadOnlyCollection<AccountId>? only, CancellationToken ct);
}

/// <summary>One resource to look for.</summary>
/// <param name="From">Use before this is left out.</param>
/// <param name="Until">Use from here on is left out; <c>null</c>: no end.</param>
public sealed record ReportedAsked(Resource What, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>One account's use of one reported resource.</summary>
/// <param name="Place">Of the resource in the question.</param>
/// <param name="Requests">0 for what the account record names.</param>
/// <param name="FirstAt"><c>null</c> for what the account record names.</param>
/// <param name="LastAt">As before.</param>
/// <param name="Users">How many accounts used it in all.</param>
public sealed record ReportedUse(int Place, AccountId Account, long Requests, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, int Users);
