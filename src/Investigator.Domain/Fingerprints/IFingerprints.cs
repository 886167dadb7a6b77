using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Fingerprints;

/// <summary>The registry of canaries and watermark keys. Every act is checked here against the person's role and written to the audit.</summary>
public interface IFingerprints
{
    /// <summary>Latest first. Who may not read prompts sees no traps.</summary>
    /// <param name="campaign"><c>null</c>: of all.</param>
    Task<Page<Fingerprint>> LoadAsync(Person by, Guid? campaign, int skip, int take, CancellationToken ct);

    /// <summary>One of them, or <c>null</c>.</summary>
    Task<Fingerprint?> FindAsync(Person by, Guid id, CancellationToken ct);

    /// <summary>Drafts one. A watermark's key is in the answer and nowhere else, ever again.</summary>
    /// <param name="key">For a watermark that is in use already: its key, 32 hexadecimal digits. <c>null</c>: a new one is made.</param>
    Task<Done<NewFingerprint>> DraftAsync(Person by, FingerprintDesign design, string? key, CancellationToken ct);

    /// <param name="version">What the person looked at; another one now refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Refusal?> EditAsync(Person by, Guid id, long version, FingerprintDesign design, CancellationToken ct);

    /// <inheritdoc cref="EditAsync"/>
    Task<Refusal?> SealAsync(Person by, Guid id, long version, CancellationToken ct);

    /// <inheritdoc cref="EditAsync"/>
    Task<Refusal?> ServeAsync(Person by, Guid id, long version, CancellationToken ct);

    /// <inheritdoc cref="EditAsync"/>
    Task<Refusal?> RetireAsync(Person by, Guid id, long version, string? reason, CancellationToken ct);

    /// <summary>What a gateway has to place into the answers of an account now. Nobody on the allow list is served anything, and of a campaign nobody but confirmed members.</summary>
    Task<IReadOnlyList<Fingerprint>> PlanAsync(AccountId account, string? model, CancellationToken ct);

    /// <summary>Which of these were never served, or never were.</summary>
    Task<IReadOnlyList<Guid>> NeverServedAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}

/// <summary>A fingerprint just drafted.</summary>
/// <param name="Key">The watermark's key in hexadecimal digits, in clear for the only time; <c>null</c> for a canary.</param>
public sealed record NewFingerprint(Guid Id, string Name, string? Key);

/// <summary>Who is to be served no altered answer: asked of the rooms that keep such lists.</summary>
public interface IPlacementExemptions
{
    /// <summary>Whether the account is exempt now: an evaluator, a safety researcher, a contract.</summary>
    Task<bool> IsExemptAsync(AccountId account, CancellationToken ct);
}
