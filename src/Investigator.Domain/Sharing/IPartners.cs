using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing;

/// <summary>The directory of partners. Whoever is not in it gets nothing.</summary>
public interface IPartners
{
    /// <summary>All partners, by name; none for who may not see the directory.</summary>
    Task<IReadOnlyList<Partner>> LoadAsync(Person by, CancellationToken ct);

    /// <summary>One partner; <c>null</c> when there is none, or for who may not see the directory.</summary>
    Task<Partner?> FindAsync(Person by, Guid id, CancellationToken ct);

    /// <summary>The partner whose machine holds an API key; <c>null</c> when the key is nobody's.</summary>
    Task<Partner?> OfClientAsync(Guid apiClient, CancellationToken ct);

    /// <summary>The partner of whoever calls: a person who signed in, or a machine by its key (its person's id is <c>key:NAME</c>) or its certificate (<c>cert:THUMBPRINT</c>). Its terms alone: keys, people and certificates are left out.</summary>
    Task<Partner?> OfAsync(string personId, CancellationToken ct);

    /// <summary>Enters a partner.</summary>
    Task<Done<Partner>> CreateAsync(Person by, PartnerTerms terms, CancellationToken ct);

    /// <summary>Puts other terms in place; they hold from the next fetch on.</summary>
    Task<Refusal?> ChangeAsync(Person by, Guid id, long version, PartnerTerms terms, CancellationToken ct);

    /// <summary>Stops everything that it gets, at once.</summary>
    Task<Refusal?> SuspendAsync(Person by, Guid id, long version, string? reason, CancellationToken ct);

    /// <summary>Ends the suspension.</summary>
    Task<Refusal?> ResumeAsync(Person by, Guid id, long version, CancellationToken ct);

    /// <summary>Links an API key with the scope <see cref="ApiScope.Sharing"/>. <see cref="Refusal.NameTaken"/> when it is another partner's.</summary>
    Task<Refusal?> LinkAsync(Person by, Guid id, Guid apiClient, CancellationToken ct);

    /// <summary>Takes an API key from a partner: it fetches nothing any more.</summary>
    Task<Refusal?> UnlinkAsync(Person by, Guid id, Guid apiClient, CancellationToken ct);

    /// <summary>Says that who signs in under a subject is of the partner. <see cref="Refusal.NameTaken"/> when they are another's.</summary>
    Task<Refusal?> AdmitAsync(Person by, Guid id, string personId, CancellationToken ct);

    /// <summary>Takes that back.</summary>
    Task<Refusal?> DismissAsync(Person by, Guid id, string personId, CancellationToken ct);

    /// <summary>Says that a machine which shows a certificate is of the partner. <see cref="Refusal.NameTaken"/> when it is another's.</summary>
    /// <param name="certificate">In PEM form, or its SHA-256.</param>
    Task<Refusal?> PinAsync(Person by, Guid id, string? certificate, CancellationToken ct);

    /// <summary>Takes that back.</summary>
    Task<Refusal?> UnpinAsync(Person by, Guid id, string thumbprint, CancellationToken ct);

    /// <summary>Makes a new key of keyed hashes. It is in the answer and nowhere else in clear, ever again.</summary>
    Task<Done<NewPartnerKey>> RotateKeyAsync(Person by, Guid id, CancellationToken ct);
}

/// <summary>A key of keyed hashes just made.</summary>
/// <param name="KeyId">What bundles name it by.</param>
/// <param name="Secret">The 32 bytes in base64.</param>
public sealed record NewPartnerKey(string KeyId, string Secret);
