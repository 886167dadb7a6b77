using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;

namespace Investigator.Web.Tests.Sharing.Inbound;

/// <summary>An empty directory.</summary>
internal sealed class NoPartners : IPartners
{
    public Task<IReadOnlyList<Partner>> LoadAsync(Person by, CancellationToken ct) => Task.FromResult<IReadOnlyList<Partner>>([]);

    public Task<Partner?> FindAsync(Person by, Guid id, CancellationToken ct) => Task.FromResult<Partner?>(null);

    public Task<Partner?> OfClientAsync(Guid apiClient, CancellationToken ct) => Task.FromResult<Partner?>(null);

    public Task<Partner?> OfAsync(string personId, CancellationToken ct) => Task.FromResult<Partner?>(null);

    public Task<Done<Partner>> CreateAsync(Person by, PartnerTerms terms, CancellationToken ct) => throw new NotSupportedException();

    public Task<Refusal?> ChangeAsync(Person by, Guid id, long version, PartnerTerms terms, CancellationToken ct) => throw new NotSupportedException();

    public Task<Refusal?> SuspendAsync(Person by, Guid id, long version, string? reason, CancellationToken ct) => throw new NotSupportedException();

    public Task<Refusal?> ResumeAsync(Person by, Guid id, long version, CancellationToken ct) => throw new NotSupportedException();

    public Task<Refusal?> LinkAsync(Person by, Guid id, Guid apiClient, CancellationToken ct) => throw new NotSupportedException();

    public Task<Refusal?> UnlinkAsync(Person by, Guid id, Guid apiClient, CancellationToken ct) => throw new NotSupportedException();

    public Task<Refusal?> AdmitAsync(Person by, Guid id, string personId, CancellationToken ct) => throw new NotSupportedException();

    public Task<Refusal?> DismissAsync(Person by, Guid id, string personId, CancellationToken ct) => throw new NotSupportedException();

    public Task<Done<NewPartnerKey>> RotateKeyAsync(Person by, Guid id, CancellationToken ct) => throw new NotSupportedException();
}
