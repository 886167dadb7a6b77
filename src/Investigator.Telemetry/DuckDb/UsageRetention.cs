using System.Text.Encodings.Web;
using DuckDB.NET.Data;
using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// Lets each class of data go when its time has passed, all classes in one transaction, never of an account under legal hold, nor an event that the evidence of a decision names. Deleted rows lie together
/// (texts in order of arrival, events in order of days), so whole blocks fall free: new rows fill them, and the file shrinks when they lie at its end.
/// </summary>
/// <remarks>Freed blocks are written over by later data, not wiped: on disks that may fall into other hands, encrypt the volume.</remarks>
internal sealed class UsageRetention(TelemetryStore store, IReadOnlyList<ILegalHolds> holds, TelemetryOptions options, TimeProvider clock)
{
    private const string NotHeld = "account_id NOT IN (SELECT unnest($held::VARCHAR[]))";

    // What the evidence of decisions names stays as long as the evidence.
    private const string NotCited = "event_key NOT IN (SELECT event_key FROM cited_event)";

    // Only what the roll-ups hold may go: else its counts would go with it.
    private const string Rolled = "batch_id <= (SELECT batch_id FROM rolled_up)";

    private const string Texts = $"DELETE FROM usage_text WHERE stored_at < $before AND {NotHeld}";
    private const string TextsOfEvents = $"DELETE FROM usage_text WHERE time < $before AND {NotHeld}";
    private const string Events = $"DELETE FROM usage_event WHERE time < $before AND {Rolled} AND {NotHeld} AND {NotCited}";
    private const string Features = $"""
        UPDATE usage_event SET skeleton = NULL, simhash = NULL, family = NULL, family_score = NULL, prompt_characters = NULL, prompt_words = NULL, prompt_hash = NULL,
            phrases_a = NULL, phrases_b = NULL, phrases_c = NULL, phrases_d = NULL
        WHERE time < $before AND {Rolled} AND {NotHeld} AND {NotCited} AND (prompt_characters IS NOT NULL OR skeleton IS NOT NULL OR prompt_hash IS NOT NULL)
        """;

    private const string Matches = $"DELETE FROM family_match WHERE time < $before AND {NotHeld}";
    // What was rolled up before there was a table of skeletons lies among the resources.
    private static readonly string[] s_skeletons = [$"DELETE FROM rolled_skeleton WHERE day < $before::DATE AND {NotHeld}", $"DELETE FROM rolled_resource WHERE kind = 'PromptSkeleton' AND day < $before::DATE AND {NotHeld}"];
    private static readonly string[] s_rollUps =
    [
        .. ((string[])["rolled_slot", "rolled_origin", "rolled_skeleton", "rolled_resource"]).Select(table => $"DELETE FROM {table} WHERE last_at < $before AND {NotHeld}"),
        $"DELETE FROM account_change WHERE said_at < $before AND {NotHeld}",
    ];

    private const string Answers = $"DELETE FROM served_answer WHERE stored_at < $before AND {NotHeld}";
    private const string Grams = "DELETE FROM answer_gram WHERE answer NOT IN (SELECT answer FROM served_answer)";

    // A line that could not be read belongs to nobody for certain: it is kept when the name of an account under hold stands anywhere in what is left of it.
    private const string Quarantined = """
        DELETE FROM quarantine WHERE stored_at < $before
            AND NOT EXISTS (SELECT 1 FROM (SELECT unnest($held::VARCHAR[]) AS account) WHERE contains(coalesce(record, text), account))
        """;

    /// <summary>The caller holds <see cref="TelemetryStore.Upkeep"/> and has rolled up what is stored.</summary>
    internal async Task<Trimmed> TrimAsync(CancellationToken ct)
    {
        var held = await HeldAsync(ct).ConfigureAwait(false);
        return await Task.Run(() => Trim(held), ct).ConfigureAwait(false);
    }

    /// <summary>Lets old lines of the quarantine go. The caller holds <see cref="TelemetryStore.Writing"/>: reading lines again deletes from the same table.</summary>
    /// <returns>How many went.</returns>
    internal async Task<long> TrimQuarantineAsync(CancellationToken ct)
    {
        var held = (await HeldAsync(ct).ConfigureAwait(false)).SelectMany(Spellings).Distinct(StringComparer.Ordinal).ToList();
        return await Task.Run(
            () =>
            {
                using var connection = store.Connect();
                return Remove(connection, Quarantined, clock.GetUtcNow().UtcDateTime - options.QuarantineRetention, held);
            },
            ct).ConfigureAwait(false);
    }

    // Whoever can't say what is held stops the deletion with their exception.
    private async Task<List<string>> HeldAsync(CancellationToken ct)
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in holds) held.UnionWith((await one.HeldAccountsAsync(ct).ConfigureAwait(false)).Select(account => account.Value));
        return [.. held];
    }

    // As a log may write the name: as it is, and as JSON with few escapes or many.
    private static IEnumerable<string> Spellings(string account) =>
        [account, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(account), JavaScriptEncoder.Default.Encode(account)];

    private Trimmed Trim(List<string> held)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        using var connection = store.Connect();
        using var transaction = connection.BeginTransaction();
        var trimmed = new Trimmed(
            Remove(connection, Texts, now - options.TextRetention, held) + Remove(connection, TextsOfEvents, now - options.EventRetention, held),
            Remove(connection, Events, now - options.EventRetention, held),
            Remove(connection, Features, now - options.FeatureRetention, held) + Remove(connection, Matches, now - (options.FeatureRetention ?? options.EventRetention), held),
            s_skeletons.Sum(sql => Remove(connection, sql, now - options.FeatureRetention, held)) + s_rollUps.Sum(sql => Remove(connection, sql, now - options.RollUpRetention, held)), 0,
            Remove(connection, Answers, now - options.AnswerRetention, held));
        if (trimmed.Answers > 0) TelemetryStore.Run(connection, Grams);
        transaction.Commit();
        return trimmed;
    }

    private static long Remove(DuckDBConnection connection, string sql, DateTime? before, List<string> held) =>
        before is { } time ? TelemetryStore.Run(connection, sql, ("before", time), ("held", held)) : 0;
}
