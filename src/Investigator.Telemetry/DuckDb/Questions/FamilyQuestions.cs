using DuckDB.NET.Data;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Text;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <inheritdoc cref="IFamilyQuestions"/>
/// <remarks>
/// A family is watched first and then compared with what is stored, so that no prompt is left out in between; an event that both ways find is kept once. A process that dies
/// while it reads leaves the family marked as unread, and the next call reads again.
/// </remarks>
internal sealed class FamilyQuestions(TelemetryStore store, WatchedFamilies watched) : IFamilyQuestions, IDisposable
{
    private const int Together = 20_000;        // matches stored in one transaction: ingest waits no longer than that
    private const string Same = "family = $family AND version = $version";

    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task WatchAsync(IReadOnlyList<WatchedFamily> families, CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var rows = await WatchedFamilyTable.RowsAsync(store, ct).ConfigureAwait(false);
            families = [.. families.Take(WatchedFamilies.Most)];
            var asked = families.Select(f => (Family: f, Json: WatchedFamilyTable.Json(f.Family))).ToList();
            var gone = rows.Where(r => !asked.Exists(a => r.Is(a.Family, a.Json))).ToList();
            var added = asked.Where(a => !rows.Exists(r => r.Is(a.Family, a.Json))).ToList();
            if (gone.Count + added.Count > 0)
            {
                await WriteAsync(connection => WatchedFamilyTable.Change(connection, gone, added), ct).ConfigureAwait(false);
                watched.Watch(families);
            }

            var unread = families.Where(f => added.Exists(a => a.Family == f) || rows.Exists(r => !r.ReadBack && r.Id == f.Id && r.Version == f.Version)).ToList();
            if (unread.Count > 0) await ReadBackAsync(unread, ct).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<IReadOnlyDictionary<AccountId, long>> MatchesAsync(string family, int version, TimeWindow window, IReadOnlyCollection<AccountId>? only, CancellationToken ct)
    {
        List<(string, object?)> values = [.. Asked.Of(window), ("family", family), ("version", version)];
        if (only is not null) values.Add(("accounts", only.Select(a => a.Value).ToList()));
        var rows = await store.AskAsync(
            $"SELECT account_id, count(*) FROM family_match WHERE {Same} AND time >= $from AND time < $to {(only is null ? "" : "AND account_id IN (SELECT unnest($accounts))")} GROUP BY account_id",
            values, row => (new AccountId(row.GetString(0)), row.GetInt64(1)), ct).ConfigureAwait(false);
        return rows.ToDictionary(r => r.Item1, r => r.Item2);
    }

    public async Task<FamilyHistory> ReadAsync(PromptFamily family, TimeWindow window, CancellationToken ct)
    {
        var one = new WatchedFamilies();
        one.Watch([new(family.Id, 1, family)]);
        var of = new Dictionary<AccountId, FamilyCount>();
        await EachTextAsync(
            "WHERE time >= $from AND time < $to", Asked.Of(window),
            text =>
            {
                var account = new AccountId(text.Account);
                var seen = of.GetValueOrDefault(account);
                of[account] = new(seen.Read + 1, seen.Fit + (PromptReader.Matches(one, text.System, text.Prompt) is null ? 0 : 1));
            },
            ct).ConfigureAwait(false);
        var (requests, withText, hashOnly) = (await store.AskAsync(
            """
            SELECT count(*), count(*) FILTER (prompt_characters IS NOT NULL), count(*) FILTER (prompt_characters IS NULL AND prompt_hash IS NOT NULL)
            FROM usage_event WHERE time >= $from AND time < $to
            """,
            Asked.Of(window), row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), ct).ConfigureAwait(false))[0];
        return new(of, new(requests, withText, hashOnly, of.Values.Sum(c => c.Read), of.Values.Sum(c => c.Fit), of.Values.Count(c => c.Fit > 0)));
    }

    public async Task<PhraseCounts> CountAsync(IReadOnlyList<string> phrases, int most, CancellationToken ct)
    {
        if (phrases.Count == 0) return new([], 0);
        var stored = (await store.AskAsync("SELECT count(*) FROM usage_text", [], row => row.GetInt64(0), ct).ConfigureAwait(false))[0];
        var counter = new PhraseCounter(phrases);
        await EachTextAsync("WHERE hash(event_id) % $every = 0", [("every", Math.Max(1, stored / Math.Max(1, most)))], text => counter.Add(text.System, text.Prompt ?? ""), ct).ConfigureAwait(false);
        return new(counter.Of, counter.Texts);
    }

    public void Dispose() => _turn.Dispose();

    private async Task ReadBackAsync(List<WatchedFamily> unread, CancellationToken ct)
    {
        var these = new WatchedFamilies();
        these.Watch(unread);
        var known = (await store.AskAsync(
            "SELECT family, version, event_id FROM family_match WHERE list_contains($families, family)", [("families", unread.Select(f => f.Id).ToList())],
            row => (row.GetString(0), row.GetInt32(1), row.GetString(2)), ct).ConfigureAwait(false)).ToHashSet();
        var found = new List<FoundMatch>();
        await EachTextAsync(
            "", [],
            text =>
            {
                foreach (var match in PromptReader.Matches(these, text.System, text.Prompt) ?? [])
                    if (!known.Contains((match.Family, match.Version, text.Event))) found.Add(new(text.Event, text.Time, text.Account, match));
            },
            ct).ConfigureAwait(false);
        foreach (var some in found.Chunk(Together)) await WriteAsync(connection => WatchedFamilyTable.Add(connection, some), ct).ConfigureAwait(false);
        await WriteAsync(
            connection =>
            {
                foreach (var family in unread) TelemetryStore.Run(connection, $"UPDATE watched_family SET read_back = true WHERE {Same}", ("family", family.Id), ("version", family.Version));
            },
            ct).ConfigureAwait(false);
    }

    // Off the caller's thread, text by text: the store may hold far more of it than memory.
    private Task EachTextAsync(string where, IReadOnlyList<(string Name, object? Value)> values, Action<StoredPrompt> text, CancellationToken ct) => Task.Run(
        () =>
        {
            using var connection = store.Connect();
            TelemetryStore.Each(
                connection, $"SELECT event_id, time, account_id, system_prompt, prompt FROM usage_text {where}", values,
                row =>
                {
                    ct.ThrowIfCancellationRequested();
                    var (system, prompt) = (Row.Text(row, 3), Row.Text(row, 4));
                    if (system is not null || prompt is not null) text(new(row.GetString(0), row.GetDateTime(1), row.GetString(2), system, prompt));
                });
        },
        ct);

    private async Task WriteAsync(Action<DuckDBConnection> write, CancellationToken ct)
    {
        await store.Writing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await Task.Run(
                () =>
                {
                    using var connection = store.Connect();
                    using var transaction = connection.BeginTransaction();
                    write(connection);
                    transaction.Commit();
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            store.Writing.Release();
        }
    }

    private readonly record struct StoredPrompt(string Event, DateTime Time, string Account, string? System, string? Prompt);
}
