using System.Security.Cryptography;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal sealed class Partners(RecordedActs acts, PartnerSecrets secrets) : IPartners
{
    private const string KeyPrefix = "key:";
    private const string CertificatePrefix = "cert:";

    public async Task<IReadOnlyList<Partner>> LoadAsync(Person by, CancellationToken ct)
    {
        if (!MaySee(by)) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await Whole(db).AsNoTracking().OrderBy(p => p.Name).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Partner?> FindAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!MaySee(by)) return null;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await Whole(db).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false);
    }

    public async Task<Partner?> OfClientAsync(Guid apiClient, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await Whole(db).AsNoTracking().SingleOrDefaultAsync(p => p.Clients.Any(c => c.ApiClientId == apiClient), ct).ConfigureAwait(false);
    }

    public async Task<Partner?> OfAsync(string personId, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await OfAsync(db, personId, ct).ConfigureAwait(false);
    }

    /// <summary>The same within an act: its terms, which are asked for at every request, without its keys and people.</summary>
    internal static async Task<Partner?> OfAsync(InvestigatorDb db, string personId, CancellationToken ct)
    {
        if (personId.StartsWith(CertificatePrefix, StringComparison.Ordinal))
        {
            var thumbprint = personId[CertificatePrefix.Length..];
            return await db.Partners.AsNoTracking().SingleOrDefaultAsync(p => p.Certificates.Any(c => c.Thumbprint == thumbprint), ct).ConfigureAwait(false);
        }

        if (!personId.StartsWith(KeyPrefix, StringComparison.Ordinal))
            return await db.Partners.AsNoTracking().SingleOrDefaultAsync(p => p.SignIns.Any(s => s.PersonId == personId), ct).ConfigureAwait(false);
        var (name, clients) = (personId[KeyPrefix.Length..], db.ApiClients);
        return await db.Partners.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Clients.Any(c => clients.Any(a => a.Id == c.ApiClientId && a.Name == name && a.RevokedAt == null)), ct).ConfigureAwait(false);
    }

    public async Task<Done<Partner>> CreateAsync(Person by, PartnerTerms terms, CancellationToken ct)
    {
        if (!by.May(Permit.KeepPartners)) return Refusal.NotAllowed;
        var tidied = terms.Tidy(acts.Clock.GetUtcNow());
        if (tidied.Value is not { } tidy) return tidied.Refusal!.Value;
        return await acts.DoAsync<Partner>(
            async db =>
            {
                if (await db.Partners.AnyAsync(p => p.Name == tidy.Name, ct).ConfigureAwait(false)) return Refusal.NameTaken;
                var partner = Partner.Enter(acts.NewId(), tidy, by, acts.Clock);
                db.Partners.Add(partner);
                await acts.RecordAsync(db, by, "partner.entered", Subject(partner.Id), Plain(tidy), ct).ConfigureAwait(false);
                return partner;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> ChangeAsync(Person by, Guid id, long version, PartnerTerms terms, CancellationToken ct)
    {
        if (!by.May(Permit.KeepPartners)) return Refusal.NotAllowed;
        var tidied = terms.Tidy(acts.Clock.GetUtcNow());
        if (tidied.Value is not { } tidy) return tidied.Refusal;
        return await ActAsync(
            by, id, version, "partner.changed", Plain(tidy),
            async (db, partner) =>
            {
                if (await db.Partners.AnyAsync(p => p.Name == tidy.Name && p.Id != id, ct).ConfigureAwait(false)) return Refusal.NameTaken;
                partner.Change(tidy);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public Task<Refusal?> SuspendAsync(Person by, Guid id, long version, string? reason, CancellationToken ct) =>
        ActAsync(by, id, version, "partner.suspended", new { reason }, (_, partner) => Task.FromResult(partner.Suspend(reason)), ct);

    public Task<Refusal?> ResumeAsync(Person by, Guid id, long version, CancellationToken ct) =>
        ActAsync(by, id, version, "partner.resumed", null, (_, partner) => Task.FromResult(partner.Resume()), ct);

    public Task<Refusal?> LinkAsync(Person by, Guid id, Guid apiClient, CancellationToken ct) => ActAsync(
        by, id, null, "partner.key-linked", new { key = apiClient },
        async (db, partner) =>
        {
            if (!await db.ApiClients.AnyAsync(c => c.Id == apiClient && c.RevokedAt == null && (c.Scopes & ApiScope.Sharing) != 0, ct).ConfigureAwait(false)) return Refusal.NotFound;
            return await db.Partners.AnyAsync(p => p.Id != id && p.Clients.Any(c => c.ApiClientId == apiClient), ct).ConfigureAwait(false) ? Refusal.NameTaken : partner.Link(apiClient);
        },
        ct);

    public Task<Refusal?> UnlinkAsync(Person by, Guid id, Guid apiClient, CancellationToken ct) =>
        ActAsync(by, id, null, "partner.key-unlinked", new { key = apiClient }, (_, partner) => Task.FromResult(partner.Unlink(apiClient)), ct);

    public Task<Refusal?> AdmitAsync(Person by, Guid id, string personId, CancellationToken ct) => ActAsync(
        by, id, null, "partner.person-admitted", new { person = personId },
        async (db, partner) =>
        {
            var tidy = personId.Trim();
            return await db.Partners.AnyAsync(p => p.Id != id && p.SignIns.Any(s => s.PersonId == tidy), ct).ConfigureAwait(false) ? Refusal.NameTaken : partner.Admit(tidy);
        },
        ct);

    public Task<Refusal?> DismissAsync(Person by, Guid id, string personId, CancellationToken ct) =>
        ActAsync(by, id, null, "partner.person-dismissed", new { person = personId }, (_, partner) => Task.FromResult(partner.Dismiss(personId)), ct);

    public Task<Refusal?> PinAsync(Person by, Guid id, string? certificate, CancellationToken ct) => ActAsync(
        by, id, null, "partner.certificate-pinned", new { sha256 = PartnerCertificate.Read(certificate) },
        async (db, partner) =>
        {
            var thumbprint = PartnerCertificate.Read(certificate);
            return thumbprint is not null && await db.Partners.AnyAsync(p => p.Id != id && p.Certificates.Any(c => c.Thumbprint == thumbprint), ct).ConfigureAwait(false) ? Refusal.NameTaken : partner.Pin(certificate, by, acts.Clock);
        },
        ct);

    public Task<Refusal?> UnpinAsync(Person by, Guid id, string thumbprint, CancellationToken ct) =>
        ActAsync(by, id, null, "partner.certificate-unpinned", new { sha256 = thumbprint }, (_, partner) => Task.FromResult(partner.Unpin(thumbprint)), ct);

    public async Task<Done<NewPartnerKey>> RotateKeyAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.May(Permit.KeepPartners)) return Refusal.NotAllowed;
        var bytes = RandomNumberGenerator.GetBytes(SharingKey.MinBytes);
        var (key, secret) = (SharingKey.From(bytes)!, Convert.ToBase64String(bytes));
        // Before the act: the first protection of a console writes its key to the store, which the act would keep waiting.
        var stored = secrets.Protect(secret);
        return await acts.DoAsync<NewPartnerKey>(
            async db =>
            {
                if (await Whole(db).SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } partner) return Refusal.NotFound;
                partner.Rotate(key, stored, acts.Clock);
                await acts.RecordAsync(db, by, "partner.key-rotated", Subject(id), new { key = key.KeyId }, ct).ConfigureAwait(false);
                return new NewPartnerKey(key.KeyId, secret);
            },
            ct).ConfigureAwait(false);
    }

    internal static IQueryable<Partner> Whole(InvestigatorDb db) => db.Partners.Include(p => p.Clients).Include(p => p.SignIns).Include(p => p.Certificates).Include(p => p.Keys.OrderBy(k => k.Number)).AsSplitQuery();

    private static bool MaySee(Person by) => by.Sees || by.May(Permit.KeepPartners);

    private static string Subject(Guid id) => $"partner:{id}";

    private static object Plain(PartnerTerms terms) => new
    {
        terms.Name,
        marking = terms.HighestMarking.Label(),
        kinds = terms.Kinds.Select(kind => kind.Word()),
        fields = terms.Fields.ToString(),
        terms.Agreement,
        terms.AgreedUntil,
        terms.Collections,
        terms.IdentityId,
        contacts = terms.Contacts.Count,
    };

    private async Task<Refusal?> ActAsync(Person by, Guid id, long? version, string act, object? detail, Func<InvestigatorDb, Partner, Task<Refusal?>> rule, CancellationToken ct)
    {
        if (!by.May(Permit.KeepPartners)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await Whole(db).SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } partner) return Refusal.NotFound;
                if (version is { } seen && partner.Version != seen) return Refusal.ChangedMeanwhile;
                if (await rule(db, partner).ConfigureAwait(false) is { } no) return no;
                await acts.RecordAsync(db, by, act, Subject(id), detail, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }
}
