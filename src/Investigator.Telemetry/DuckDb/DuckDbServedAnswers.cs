using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IServedAnswers"/>
internal sealed class DuckDbServedAnswers(TelemetryStore store, TimeProvider clock) : IServedAnswers
{
    private const string Shared = """
        SELECT answer, count(*)::INTEGER AS shared FROM answer_gram WHERE gram IN (SELECT unnest($grams::UBIGINT[])) GROUP BY answer
        """;

    public async Task<int> AddAsync(IReadOnlyList<ServedAnswer> answers, CancellationToken ct)
    {
        if (answers.Count == 0) return 0;
        await store.Writing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Write(answers), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            store.Writing.Release();
        }
    }

    public async Task<Page<FoundAnswer>> FindAsync(IReadOnlyCollection<ulong> grams, int take, CancellationToken ct)
    {
        // Numbers made here, never a stranger's text: as a literal, because the driver binds no list of unsigned numbers.
        List<(string, object?)> asked = [("grams", $"[{string.Join(',', grams)}]")];
        var total = (await store.AskAsync($"SELECT count(*)::BIGINT FROM ({Shared})", asked, row => row.GetInt64(0), ct).ConfigureAwait(false))[0];
        return new(
            await store.AskAsync(
                $"SELECT a.event_id, a.account_id, a.served_at, s.shared, a.grams FROM ({Shared}) s JOIN served_answer a USING (answer) ORDER BY s.shared DESC, a.served_at, a.event_id LIMIT $take",
                [.. asked, ("take", take)],
                row => new FoundAnswer(new(row.GetString(0)), new(row.GetString(1)), Row.Time(row, 2)!.Value, row.GetInt32(3), row.GetInt32(4)), ct).ConfigureAwait(false),
            total);
    }

    private int Write(IReadOnlyList<ServedAnswer> answers)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        using var connection = store.Connect();
        using var transaction = connection.BeginTransaction();
        List<string> ids = [.. answers.Select(a => a.EventId.Value).Distinct(StringComparer.Ordinal)];
        var known = TelemetryStore.Ask(
            connection, "SELECT event_id FROM served_answer WHERE event_id IN (SELECT unnest($ids::VARCHAR[]))", [("ids", ids)], row => row.GetString(0), CancellationToken.None).ToHashSet(StringComparer.Ordinal);
        var next = TelemetryStore.Ask(connection, "SELECT coalesce(max(answer), 0) FROM served_answer", [], row => row.GetInt64(0), CancellationToken.None)[0];
        List<(long Number, ServedAnswer Answer)> fresh = [.. answers.Where(a => known.Add(a.EventId.Value)).Select(a => (++next, a))];
        using (var rows = connection.CreateAppender("served_answer"))
        {
            foreach (var (number, a) in fresh)
                rows.CreateRow().AppendValue((long?)number).AppendValue(a.EventId.Value).AppendValue(a.AccountId.Value).AppendValue((DateTime?)a.At.UtcDateTime).AppendValue((int?)a.Grams.Count).AppendValue((DateTime?)now).EndRow();
            rows.Close();
        }

        using (var rows = connection.CreateAppender("answer_gram"))
        {
            foreach (var (number, a) in fresh)
                foreach (var gram in a.Grams) rows.CreateRow().AppendValue((ulong?)gram).AppendValue((long?)number).EndRow();
            rows.Close();
        }

        transaction.Commit();
        return fresh.Count;
    }
}
