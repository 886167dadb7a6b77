using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;

namespace Investigator.Web.Tests.Sharing;

/// <summary>A directory held in memory; its acts follow the rules of the real record.</summary>
internal sealed class PartnersInMemory : IPartners
{
    public List<Partner> All { get; } = [];

    /// <summary>What the next act says.</summary>
    public Refusal? Refusal { get; set; }

    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public Partner Add(string name, TrafficLight highest = TrafficLight.Amber, params IndicatorKind[] kinds)
    {
        var terms = new PartnerTerms(name, highest, kinds is [] ? Enum.GetValues<IndicatorKind>() : kinds, SharedFields.All, "MOU 7", new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)) { Contacts = [new("Kim", "abuse desk", "kim@lab.example")] };
        var partner = Partner.Enter(Guid.NewGuid(), terms, new("m", "Manager 1", Role.Manager), TimeProvider.System);
        All.Add(partner);
        return partner;
    }

    public async Task<IReadOnlyList<Partner>> LoadAsync(Person by, CancellationToken ct)
    {
        await Before();
        return by.Sees ? [.. All] : [];
    }

    public async Task<Partner?> FindAsync(Person by, Guid id, CancellationToken ct) => (await LoadAsync(by, ct)).SingleOrDefault(p => p.Id == id);

    public Task<Partner?> OfClientAsync(Guid apiClient, CancellationToken ct) => Task.FromResult<Partner?>(null);

    public Task<Partner?> OfAsync(string personId, CancellationToken ct) => Task.FromResult<Partner?>(null);

    public Task<Done<Partner>> CreateAsync(Person by, PartnerTerms terms, CancellationToken ct)
    {
        if (Refusal is { } no) return Task.FromResult<Done<Partner>>(no);
        var tidied = terms.Tidy(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        if (tidied.Value is not { } tidy) return Task.FromResult<Done<Partner>>(tidied.Refusal!.Value);
        var partner = Partner.Enter(Guid.NewGuid(), tidy, by, TimeProvider.System);
        All.Add(partner);
        return Task.FromResult<Done<Partner>>(partner);
    }

    public Task<Refusal?> ChangeAsync(Person by, Guid id, long version, PartnerTerms terms, CancellationToken ct) => On(id, p =>
    {
        p.Change(terms.Tidy(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).Value!);
        return null;
    });

    public Task<Refusal?> SuspendAsync(Person by, Guid id, long version, string? reason, CancellationToken ct) => On(id, p => p.Suspend(reason));

    public Task<Refusal?> ResumeAsync(Person by, Guid id, long version, CancellationToken ct) => On(id, p => p.Resume());

    public Task<Refusal?> LinkAsync(Person by, Guid id, Guid apiClient, CancellationToken ct) => On(id, p => p.Link(apiClient));

    public Task<Refusal?> UnlinkAsync(Person by, Guid id, Guid apiClient, CancellationToken ct) => On(id, p => p.Unlink(apiClient));

    public Task<Refusal?> AdmitAsync(Person by, Guid id, string personId, CancellationToken ct) => On(id, p => p.Admit(personId));

    public Task<Refusal?> DismissAsync(Person by, Guid id, string personId, CancellationToken ct) => On(id, p => p.Dismiss(personId));

    public Task<Refusal?> PinAsync(Person by, Guid id, string? certificate, CancellationToken ct) => Task.FromResult(Refusal ?? All.Single(p => p.Id == id).Pin(certificate, by, TimeProvider.System));

    public Task<Refusal?> UnpinAsync(Person by, Guid id, string thumbprint, CancellationToken ct) => Task.FromResult(All.Single(p => p.Id == id).Unpin(thumbprint));

    public Task<Done<NewPartnerKey>> RotateKeyAsync(Person by, Guid id, CancellationToken ct)
    {
        var key = SharingKey.From(new byte[32])!;
        All.Single(p => p.Id == id).Rotate(key, "protected", TimeProvider.System);
        return Task.FromResult<Done<NewPartnerKey>>(new NewPartnerKey(key.KeyId, "c2VjcmV0"));
    }

    private Task<Refusal?> On(Guid id, Func<Partner, Refusal?> act) => Task.FromResult(Refusal ?? act(All.Single(p => p.Id == id)));
}
