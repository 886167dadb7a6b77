using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Countermeasures;

/// <summary>Who belongs to an organization that is exempt, asked of the telemetry store.</summary>
public interface IExemptQuestions
{
    /// <summary>Those of the accounts whose record names one of the organizations now.</summary>
    Task<IReadOnlySet<AccountId>> OfOrganizationsAsync(IReadOnlyCollection<string> organizations, IReadOnlyCollection<AccountId> among, CancellationToken ct);
}
