using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Alerts;

/// <summary>The systems that are told. Everything here is an administrator's.</summary>
public interface IAlertDestinations
{
    /// <summary>By name, ended ones last.</summary>
    Task<IReadOnlyList<AlertDestinationRow>> LoadAsync(Person by, CancellationToken ct);

    /// <summary>Makes one. It is told of what comes from now on.</summary>
    Task<Done<NewAlertDestination>> CreateAsync(Person by, AlertDestinationPlan plan, CancellationToken ct);

    /// <summary>Ends one: what it was not told by now it is not told.</summary>
    Task<Refusal?> EndAsync(Person by, Guid destination, CancellationToken ct);

    /// <summary>Tries a failing one at once instead of at the end of its pause.</summary>
    Task<Refusal?> TryNowAsync(Person by, Guid destination, CancellationToken ct);
}

/// <summary>A destination in a list.</summary>
public sealed record AlertDestinationRow(
    Guid Id, string Name, AlertTransport Transport, string Address, string Format, AlertKinds Kinds, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt,
    DateTimeOffset? DeliveredAt, long Delivered, int Failures, string? Trouble, DateTimeOffset DueAt);

/// <summary>A destination just made.</summary>
/// <param name="Secret">For HTTP the signing secret, in clear for the only time: <c>whsec_</c> and the base64 of 32 random bytes. <c>null</c> for others.</param>
public sealed record NewAlertDestination(Guid Id, string Name, string? Secret);
