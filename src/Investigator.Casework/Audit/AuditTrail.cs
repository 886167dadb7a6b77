using System.Text.Json;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Audit;

/// <summary>Adds an entry to the chain inside the transaction of the act it tells of: both are stored, or neither.</summary>
internal sealed class AuditTrail(TimeProvider clock, IEnumerable<IFollowsActs> followers)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>Call it while holding the <see cref="WriteTurn"/>; it is saved with the act.</summary>
    public async Task AppendAsync(InvestigatorDb db, Person by, string act, string subject, object? detail, CancellationToken ct)
    {
        var entries = db.AuditEntries;
        var previous = entries.Local.MaxBy(e => e.Sequence)
            ?? await entries.AsNoTracking().OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        var entry = AuditEntry.After(
            previous,
            by with { Id = Storable(by.Id, ModelLimits.PersonId), Name = Storable(by.Name, ModelLimits.Name) },
            Storable(act, ModelLimits.Word),
            Storable(subject, ModelLimits.Subject),
            detail is null ? "{}" : JsonSerializer.Serialize(detail, s_json),
            clock);
        entries.Add(entry);
        foreach (var follower in followers) await follower.FollowAsync(db, entry, ct).ConfigureAwait(false);
    }

    // The hash is over what is stored. Stores keep neither NUL nor half a surrogate pair faithfully, so neither may enter the chain.
    private static string Storable(string text, int length) =>
        ModelLimits.Cut(string.Concat(text.EnumerateRunes().Select(r => r.Value == 0 ? "\uFFFD" : r.ToString())), length);
}
