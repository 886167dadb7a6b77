using Investigator.Domain.Usage;

namespace Investigator.Domain.Audit;

/// <summary>The append-only record. Acts that change the case store are written in the same transaction as the change; this door is for the rest: sign-ins, views, exports, runs.</summary>
public interface IAuditLog
{
    /// <summary>Appends one entry; when it returns, the entry is stored.</summary>
    /// <param name="detail">Particulars; serialised to JSON. Never prompt text.</param>
    Task AppendAsync(Person by, string act, string subject, object? detail, CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<Page<AuditEntry>> LoadAsync(AuditFilter filter, CancellationToken ct);

    /// <summary>All entries in order, for an export or a check.</summary>
    IAsyncEnumerable<AuditEntry> ReadAllAsync(CancellationToken ct);
}

/// <summary>Which entries to show. Text filters match whole values; <c>null</c> matches all.</summary>
public sealed record AuditFilter(string? PersonId = null, string? Act = null, string? Subject = null, int Skip = 0, int Take = 50);
