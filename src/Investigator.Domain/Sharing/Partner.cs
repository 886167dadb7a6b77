using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing;

/// <summary>Another provider in the directory: what it may get at most, under which agreement, by which keys and people it fetches, and whom to call.</summary>
public sealed class Partner
{
    private readonly List<PartnerClient> _clients = [];
    private readonly List<PartnerSignIn> _signIns = [];
    private readonly List<PartnerKey> _keys = [];
    private readonly List<PartnerCertificate> _certificates = [];

    private Partner() { } // EF

    /// <summary>Its id in the directory.</summary>
    public Guid Id { get; private set; }

    /// <summary>Its name, unique in the directory.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The id of the STIX identity under which it signs its own objects; empty when it has told none.</summary>
    public string IdentityId { get; private set; } = "";

    /// <summary>The most closed marking that it may get.</summary>
    public TrafficLight HighestMarking { get; private set; }

    /// <summary>The kinds of indicators that it may get.</summary>
    public IReadOnlyList<IndicatorKind> Kinds { get; private set; } = [];

    /// <summary>The further parts of a bundle that it may get.</summary>
    public SharedFields Fields { get; private set; }

    /// <summary>The collections that it follows beside <see cref="SharedCollection.Everyone"/>.</summary>
    public IReadOnlyList<string> Collections { get; private set; } = [];

    /// <summary>Whom to call.</summary>
    public IReadOnlyList<PartnerContact> Contacts { get; private set; } = [];

    /// <summary>Where the agreement is found.</summary>
    public string Agreement { get; private set; } = "";

    /// <summary>When the agreement ends.</summary>
    public DateTimeOffset AgreedUntil { get; private set; }

    /// <summary>Whether it gets anything at present.</summary>
    public PartnerState State { get; private set; }

    /// <summary>Why it is suspended; empty while it is active.</summary>
    public string SuspendedBecause { get; private set; } = "";

    /// <summary>Who entered it.</summary>
    public string CreatedBy { get; private set; } = "";

    /// <summary>When it was entered.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The API keys of its machines.</summary>
    public IReadOnlyList<PartnerClient> Clients => _clients;

    /// <summary>Its people who sign in here.</summary>
    public IReadOnlyList<PartnerSignIn> SignIns => _signIns;

    /// <summary>The certificates that its machines may show.</summary>
    public IReadOnlyList<PartnerCertificate> Certificates => _certificates;

    /// <summary>Its keys of keyed hashes, newest last; at most one is in use.</summary>
    public IReadOnlyList<PartnerKey> Keys => _keys;

    /// <summary>Counts changes.</summary>
    public long Version { get; private set; }

    /// <summary>Enters a partner.</summary>
    /// <param name="terms">Tidied terms.</param>
    public static Partner Enter(Guid id, PartnerTerms terms, Person by, TimeProvider clock)
    {
        var partner = new Partner { Id = id, State = PartnerState.Active, CreatedBy = by.Name, CreatedAt = clock.GetUtcNow() };
        partner.Change(terms);
        return partner;
    }

    /// <summary>Puts other terms in place of these.</summary>
    /// <param name="terms">Tidied terms.</param>
    public void Change(PartnerTerms terms)
    {
        (Name, IdentityId, HighestMarking, Kinds, Fields) = (terms.Name, terms.IdentityId, terms.HighestMarking, terms.Kinds, terms.Fields);
        (Collections, Contacts, Agreement, AgreedUntil) = (terms.Collections, terms.Contacts, terms.Agreement, terms.AgreedUntil);
    }

    /// <summary>Stops everything that it gets, at once.</summary>
    public Refusal? Suspend(string? reason)
    {
        if (State is PartnerState.Suspended) return Refusal.AlreadyDecided;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 1000) return Refusal.TooLong;
        (State, SuspendedBecause) = (PartnerState.Suspended, reason.Trim());
        return null;
    }

    /// <summary>Lets it get again what it may.</summary>
    public Refusal? Resume()
    {
        if (State is PartnerState.Active) return Refusal.AlreadyDecided;
        (State, SuspendedBecause) = (PartnerState.Active, "");
        return null;
    }

    /// <summary>Says that an API key is held by a machine of this partner.</summary>
    public Refusal? Link(Guid apiClient)
    {
        if (_clients.Any(c => c.ApiClientId == apiClient)) return Refusal.AlreadyDecided;
        _clients.Add(PartnerClient.Of(apiClient));
        return null;
    }

    /// <summary>Takes that back.</summary>
    public Refusal? Unlink(Guid apiClient) => _clients.RemoveAll(c => c.ApiClientId == apiClient) > 0 ? null : Refusal.NotFound;

    /// <summary>Says that a machine which shows this certificate is of this partner.</summary>
    /// <param name="certificate">In PEM form, or its SHA-256.</param>
    public Refusal? Pin(string? certificate, Person by, TimeProvider clock)
    {
        if (PartnerCertificate.Read(certificate) is not { } thumbprint) return Refusal.CertificateWrong;
        if (_certificates.Any(c => c.Thumbprint == thumbprint)) return Refusal.AlreadyDecided;
        _certificates.Add(PartnerCertificate.Of(thumbprint, by.Name, clock));
        return null;
    }

    /// <summary>Takes that back.</summary>
    public Refusal? Unpin(string thumbprint) => _certificates.RemoveAll(c => c.Thumbprint == thumbprint) > 0 ? null : Refusal.NotFound;

    /// <summary>Says that whoever signs in under this subject is of this partner.</summary>
    public Refusal? Admit(string personId)
    {
        var id = personId.Trim();
        if (id.Length == 0) return Refusal.NameMissing;
        if (id.Length > 255) return Refusal.TooLong;
        if (_signIns.Any(s => s.PersonId == id)) return Refusal.AlreadyDecided;
        _signIns.Add(PartnerSignIn.Of(id));
        return null;
    }

    /// <summary>Takes that back.</summary>
    public Refusal? Dismiss(string personId) => _signIns.RemoveAll(s => s.PersonId == personId) > 0 ? null : Refusal.NotFound;

    /// <summary>Puts a new key of keyed hashes in use; the one before is retired and stays on record, since bundles name it.</summary>
    /// <param name="key">The new key.</param>
    /// <param name="protectedSecret">Its secret as the store keeps it.</param>
    public void Rotate(SharingKey key, string protectedSecret, TimeProvider clock)
    {
        foreach (var before in _keys) before.Retire(clock);
        _keys.Add(PartnerKey.Of(_keys.Count + 1, key.KeyId, protectedSecret, clock));
    }

    /// <summary>The key in use; <c>null</c> when none was made.</summary>
    public PartnerKey? Key => _keys.SingleOrDefault(k => k.RetiredAt is null);

    /// <summary>Whether it follows a collection.</summary>
    public bool Follows(string collection) => collection == SharedCollection.Everyone || Collections.Contains(collection, StringComparer.Ordinal);
}

/// <summary>Whether a partner gets anything.</summary>
public enum PartnerState
{
    /// <summary>It gets what it may.</summary>
    Active,

    /// <summary>It gets nothing.</summary>
    Suspended,
}
