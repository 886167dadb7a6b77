using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>How one resource was used over time, and how things of its kind usually are.</summary>
public interface IResourceCourse
{
    /// <summary>Its days with a request, in order of time. Of what records name (a payment, a device, an organization …) these are the requests of the accounts whose records name it.</summary>
    Task<IReadOnlyList<ResourceDay>> DaysAsync(Resource resource, CancellationToken ct);

    /// <summary>How all things of a kind are used, this one's place among them. The distribution is worked out anew when it is older than <see cref="KindUse.KeptFor"/>. O(rows of the kind).</summary>
    Task<KindUse> UsualAsync(ResourceKind kind, CancellationToken ct);
}

/// <summary>One day of a resource.</summary>
/// <param name="Accounts">How many accounts used it on that day.</param>
/// <param name="NewAccounts">How many of them for the first time.</param>
public sealed record ResourceDay(DateOnly Day, long Requests, int Accounts, int NewAccounts);
