using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.LeakedKeys;

/// <summary>Where reports of leaked keys come in and are seen to.</summary>
public interface ILeakedKeys
{
    /// <summary>Takes a report in. A key that stands open already gives that report; a text that looks like a key is refused, and nothing of it is kept. Webhooks that take notices are told to exchange the key.</summary>
    /// <param name="by">Somebody who works cases, or a machine whose key has the scope.</param>
    Task<Done<LeakedKeyReport>> ReportAsync(Person by, LeakedKeyDraft said, CancellationToken ct);

    /// <summary>Open ones first, the earliest first; then the latest ended.</summary>
    /// <param name="state"><c>null</c>: all.</param>
    Task<Page<LeakedKeyRow>> LoadAsync(Person by, LeakedKeyState? state, int skip, int take, CancellationToken ct);

    /// <summary>The open ones of keys that the account is known to use, the earliest first. A key that more than <see cref="KnownKey.MostOwners"/> accounts use belongs to no one of them and is left out.</summary>
    Task<IReadOnlyList<LeakedKeyRow>> OfAccountAsync(Person by, AccountId account, CancellationToken ct);

    /// <summary>Ends one: the key was exchanged, or it was no leak.</summary>
    Task<Refusal?> EndAsync(Person by, Guid id, long version, LeakedKeyState to, string? note, CancellationToken ct);

    /// <summary>What became of the reports.</summary>
    Task<LeakedKeyFigures> FiguresAsync(CancellationToken ct);
}

/// <summary>A report with what is known of the key.</summary>
/// <param name="Use"><c>null</c>: no event ever had it.</param>
/// <param name="Standing">What stands against the key, the gravest; <c>null</c>: nothing.</param>
public sealed record LeakedKeyRow(LeakedKeyReport Report, KnownKey? Use, DecisionKind? Standing)
{
    /// <summary>The key's id; <c>null</c>: the report names a hash that met none.</summary>
    public string? Key => Report.KeyId ?? Use?.Key;

    /// <summary>Whether requests came with it after it was found.</summary>
    public bool UsedSince => Use is { LastAt: { } last } && last > Report.FoundAt;

    /// <summary>Whether it is to be frozen rather than exchanged alone: somebody uses it while everybody can read it, and nothing stops it.</summary>
    public bool ToBeFrozen => Report.State is LeakedKeyState.Open && UsedSince && Standing is not (DecisionKind.Freeze or DecisionKind.Ban);
}

/// <summary>Reports in numbers.</summary>
/// <param name="Met">Whose key is known here.</param>
/// <param name="HoursToEnd">Median of those that were exchanged; <c>null</c>: none was.</param>
public sealed record LeakedKeyFigures(long Reported, long Met, long Open, long Exchanged, long FalseAlarms, double? HoursToEnd);

/// <summary>What the traffic says of keys.</summary>
public interface ILeakedKeyQuestions
{
    /// <summary>What events say of the keys with one of these ids, or with an id that is one of the hashes, or whose SHA-256 is; by key. O(keys ever used) for hashes.</summary>
    Task<IReadOnlyList<KnownKey>> KnownAsync(IReadOnlyCollection<string> ids, IReadOnlyCollection<string> hashes, CancellationToken ct);
}

/// <summary>A key that events have.</summary>
/// <param name="Sha256">Of its id, or the id itself where that is a SHA-256: what a report by hash meets.</param>
/// <param name="Owners">Accounts that used it, by id; at most one more than <see cref="MostOwners"/>.</param>
/// <param name="Environment">What it was issued for, where the stored events say so.</param>
public sealed record KnownKey(string Key, string Sha256, IReadOnlyList<AccountId> Owners, long Requests, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, string? Environment)
{
    /// <summary>A key that more accounts use is an app's.</summary>
    public const int MostOwners = 20;
}
