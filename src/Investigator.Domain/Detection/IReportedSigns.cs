using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>What others have reported and people here have accepted. The room that takes reports in answers.</summary>
public interface IReportedSigns
{
    /// <summary>Everything that counts now: neither lapsed nor taken back nor too old. Signs of the same thing stand one after the other.</summary>
    Task<IReadOnlyList<ReportedSign>> StandingAsync(CancellationToken ct);
}

/// <summary>One thing that somebody reported.</summary>
/// <param name="Report">Id of the report.</param>
/// <param name="What">What to look for; <c>null</c> when it names an account.</param>
/// <param name="Account">The account that it names by a keyed hash.</param>
/// <param name="By">Who reported it.</param>
/// <param name="Counts">What it counts after trust and age, 0 to 1.</param>
/// <param name="AgeDays">How old the report is.</param>
/// <param name="From">Use before this says nothing.</param>
/// <param name="Until">Use from here on says nothing; <c>null</c>: no end.</param>
public sealed record ReportedSign(Guid Report, Resource? What, AccountId? Account, string By, double Counts, int AgeDays, DateTimeOffset From, DateTimeOffset? Until);
